package io.postern.aws.telemetry;

import io.postern.aws.AwsFailures;
import io.postern.telemetry.model.Dashboard;
import io.postern.telemetry.model.DashboardFinding;
import io.postern.telemetry.model.DashboardKeeping;
import io.postern.telemetry.model.DashboardName;
import io.postern.telemetry.model.DashboardPage;
import io.postern.telemetry.port.DashboardStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.DashboardEntry;
import software.amazon.awssdk.services.cloudwatch.model.DashboardInvalidInputErrorException;
import software.amazon.awssdk.services.cloudwatch.model.DashboardValidationMessage;
import software.amazon.awssdk.services.cloudwatch.model.ListDashboardsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListDashboardsResponse;

/** CloudWatch's dashboards. */
final class CloudWatchDashboardStore implements DashboardStore {

    private final CloudWatchClient metrics;

    CloudWatchDashboardStore(CloudWatchClient metrics) {
        this.metrics = metrics;
    }

    @Override
    public DashboardPage list(String prefix, String nextToken) {
        ListDashboardsRequest.Builder request = ListDashboardsRequest.builder();
        if (!prefix.isEmpty()) request.dashboardNamePrefix(prefix);
        if (!nextToken.isEmpty()) request.nextToken(nextToken);
        try {
            ListDashboardsResponse page = metrics.listDashboards(request.build());
            List<DashboardPage.Entry> entries =
                    new ArrayList<>(page.dashboardEntries().size());
            for (DashboardEntry entry : page.dashboardEntries())
                // What another tool may have named otherwise cannot be asked for here, so it is left out.
                DashboardName.read(entry.dashboardName())
                        .ifPresent(
                                name -> entries.add(new DashboardPage.Entry(name, entry.lastModified(), entry.size())));
            entries.sort(Comparator.comparing(entry -> entry.name().value()));
            return new DashboardPage(entries, Objects.requireNonNullElse(page.nextToken(), ""));
        } catch (SdkException failure) {
            throw AwsFailures.unread("the dashboards cannot be listed", failure);
        }
    }

    @Override
    public Optional<Dashboard> find(DashboardName name) {
        try {
            return Optional.of(new Dashboard(
                    name,
                    metrics.getDashboard(request -> request.dashboardName(name.value()))
                            .dashboardBody()));
        } catch (SdkException failure) {
            if (AwsFailures.missing(failure)) return Optional.empty();
            throw AwsFailures.unavailable("the dashboard cannot be read", failure);
        }
    }

    @Override
    public DashboardKeeping put(Dashboard dashboard) {
        try {
            return new DashboardKeeping.Kept(findings(metrics.putDashboard(request ->
                            request.dashboardName(dashboard.name().value()).dashboardBody(dashboard.body()))
                    .dashboardValidationMessages()));
        } catch (SdkException failure) {
            Optional<String> fault = AwsFailures.dashboardFault(failure);
            if (fault.isEmpty()) throw AwsFailures.unavailable("the dashboard cannot be kept", failure);
            return new DashboardKeeping.Invalid(
                    fault.get(),
                    failure instanceof DashboardInvalidInputErrorException invalid
                            ? findings(invalid.dashboardValidationMessages())
                            : List.of());
        }
    }

    @Override
    public boolean remove(Set<DashboardName> names) {
        try {
            metrics.deleteDashboards(request -> request.dashboardNames(
                    names.stream().map(DashboardName::value).sorted().toList()));
            return true;
        } catch (SdkException failure) {
            if (AwsFailures.missing(failure)) return false;
            throw AwsFailures.unavailable("the dashboards cannot be removed", failure);
        }
    }

    private static List<DashboardFinding> findings(List<DashboardValidationMessage> messages) {
        return messages.stream()
                .map(message -> new DashboardFinding(
                        Objects.requireNonNullElse(message.dataPath(), ""),
                        Objects.requireNonNullElse(message.message(), "")))
                .toList();
    }
}
