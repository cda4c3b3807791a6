package io.postern.aws.telemetry;

import io.postern.aws.DestinationClients;
import io.postern.aws.TargetAddresses;
import io.postern.destinations.model.ApiName;
import io.postern.destinations.model.Credential;
import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.Endpoint;
import io.postern.destinations.model.Target;
import io.postern.telemetry.model.BudgetScope;
import io.postern.telemetry.model.CloudWatchApi;
import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.port.LogDestination;
import io.postern.telemetry.port.MetricDestination;
import io.postern.telemetry.port.OpenedOutlet;
import io.postern.telemetry.port.Outlet;
import io.postern.telemetry.port.OutletMaker;
import io.postern.telemetry.port.Readers;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** Outlets in CloudWatch and CloudWatch Logs, each with clients and credentials of its own. */
final class CloudWatchOutletMaker implements OutletMaker {

    private final DestinationClients clients;
    private final CloudWatchConfig config;
    private final Clock clock;

    CloudWatchOutletMaker(DestinationClients clients, CloudWatchConfig config, Clock clock) {
        this.clients = clients;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public OpenedOutlet open(DestinationName name, Target.Aws target) {
        AwsCredentialsProvider credentials = clients.credentials(target);
        CloudWatchClient metrics = clients.metrics(name, target, credentials);
        CloudWatchLogsClient logs = clients.logs(name, target, credentials);
        MetricDestination metricDestination = metricDestination(name, target, metrics);
        LogDestination logDestination = logDestination(name, target, logs);
        Readers readers = new Readers(
                new CloudWatchMetricReader(metrics),
                new CloudWatchLogReader(logs),
                new CloudWatchDashboardStore(metrics));
        Supplier<BudgetScope> scope = scope(name, target, credentials);
        return new OpenedOutlet(() -> new Outlet.Open(scope.get(), metricDestination, logDestination, readers), () -> {
            metrics.close();
            logs.close();
            if (credentials instanceof SdkAutoCloseable renewed) renewed.close();
        });
    }

    private MetricDestination metricDestination(DestinationName name, Target.Aws target, CloudWatchClient metrics) {
        Trouble trouble = new Trouble(name, CloudWatchApi.METRICS, clock);
        if (!target.services().contains(ApiName.MONITORING))
            return _ -> trouble.heard(refused(name, "logs only and takes no metrics"));
        MetricDestination destination = new CloudWatchMetricDestination(metrics);
        return batch -> trouble.heard(destination.put(batch));
    }

    private LogDestination logDestination(DestinationName name, Target.Aws target, CloudWatchLogsClient logs) {
        Trouble trouble = new Trouble(name, CloudWatchApi.LOGS, clock);
        if (!target.services().contains(ApiName.LOGS))
            return _ -> trouble.heard(refused(name, "monitoring only and takes no log events"));
        Duration callTime = logs.serviceClientConfiguration()
                .overrideConfiguration()
                .apiCallTimeout()
                .orElseThrow();
        LogDestination destination =
                new CloudWatchLogDestination(logs, new MissingStreams(logs, config), callTime, clock);
        return batch -> trouble.heard(destination.put(batch));
    }

    /** It waits, as all does that an operator can mend: letters of it would take the room of everybody's. */
    private static Delivery refused(DestinationName name, String what) {
        return new Delivery.RetryLater("the destination " + name + " is for " + what + "; see its serviceName", false);
    }

    private Supplier<BudgetScope> scope(DestinationName name, Target.Aws target, AwsCredentialsProvider credentials) {
        String place = place(target);
        if (target.credential() instanceof Credential.AssumedRole role) {
            BudgetScope known = AccountScope.of(accountOf(role.roleArn()), place);
            return () -> known;
        }
        return new AccountScope(name, place, () -> account(target, credentials), clock)::now;
    }

    /** What an address that is none of AWS's says of accounts counts there only: it could name anybody's. */
    private static String place(Target.Aws target) {
        String region = target.region().value();
        return target.endpoint() instanceof Endpoint.Elsewhere(URI uri) && !TargetAddresses.ofAws(target.endpoint())
                ? region + "@" + uri.getAuthority().toLowerCase(Locale.ROOT)
                : region;
    }

    /** Role ARNs are checked where they come in: {@code arn:aws:iam::123456789012:role/name}. */
    private static String accountOf(String roleArn) {
        return roleArn.split(":", -1)[4];
    }

    private String account(Target.Aws target, AwsCredentialsProvider credentials) {
        try (StsClient sts = clients.identity(target, credentials)) {
            return Objects.requireNonNullElse(sts.getCallerIdentity().account(), "");
        }
    }
}
