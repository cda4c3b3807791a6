package io.postern.aws.destinations;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.destinations.model.AccessKeyId;
import io.postern.destinations.model.ApiName;
import io.postern.destinations.model.Credential;
import io.postern.destinations.model.Endpoint;
import io.postern.destinations.model.Permission;
import io.postern.destinations.model.PermissionCheck;
import io.postern.destinations.model.PermissionCheck.Granted;
import io.postern.destinations.model.PermissionReport;
import io.postern.destinations.model.Region;
import io.postern.destinations.model.Target;
import io.postern.destinations.port.PermissionTester;
import io.postern.shared.Secret;
import io.postern.testkit.LoopbackPort;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.cloudwatch.Fault;
import io.postern.testkit.cloudwatch.Operation;
import io.postern.testkit.destinations.Encodings;
import io.postern.testkit.destinations.PermissionTesterContract;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

final class AwsPermissionTesterTest implements PermissionTesterContract {

    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final AccessKeyId KEY = new AccessKeyId("AKIAIOSFODNN7EXAMPLE");

    @AutoClose
    private static final CloudWatchStandIn AWS = CloudWatchStandIn.start();

    @AfterEach
    void reset() {
        AWS.reset();
    }

    @Override
    public PermissionTester tester() {
        return tester("");
    }

    @Override
    public Target.Aws target() {
        return target(new Credential.AccessKey(KEY, new Secret(SECRET)));
    }

    @Override
    public void deny(Permission permission) {
        String name = permission.action().substring(permission.action().indexOf(':') + 1);
        Operation operation = Arrays.stream(Operation.values())
                .filter(one -> one.awsName().equals(name))
                .findFirst()
                .orElseThrow();
        AWS.misbehave(new Fault.DenyAccess()).on(operation).always();
    }

    @Override
    public void hang() {
        AWS.misbehave(new Fault.Hang()).always();
    }

    @Override
    public int traces() {
        return AWS.metrics().size() + AWS.logGroups().size() + AWS.dashboards().size();
    }

    @Test
    void aRoleIsAssumedFirst() {
        PermissionReport report = tester().test(target(role()));

        assertThat(report.arn()).isEqualTo("arn:aws:sts::123456789012:assumed-role/telemetry/postern");
        assertThat(report.checks()).extracting(PermissionCheck::granted).containsOnly(Granted.YES);
        assertThat(AWS.calls(Operation.ASSUME_ROLE)).isEqualTo(1);
    }

    @Test
    void aRoleThatMayNotBeAssumedLeavesAllElseUnknown() {
        AWS.misbehave(new Fault.DenyAccess()).on(Operation.ASSUME_ROLE).always();

        PermissionReport report = tester().test(target(role()));

        assertThat(report.why()).startsWith("AWS denies access: ").contains("sts:AssumeRole");
        assertThat(report.checks()).extracting(PermissionCheck::granted).containsOnly(Granted.UNKNOWN);
    }

    @Test
    void aSessionThatIsOverIsCalledSo() {
        AWS.misbehave(new Fault.ExpireToken()).always();

        PermissionReport report = tester().test(
                        target(new Credential.Session(KEY, new Secret(SECRET), new Secret("FwoGZXIvYXdzEexample"))));

        assertThat(report.checks()).extracting(PermissionCheck::why).allSatisfy(why -> assertThat(why)
                .startsWith("the AWS session token has expired"));
        assertThat(report.toString()).doesNotContain("FwoGZXIvYXdzEexample");
    }

    @Test
    void throttlingIsNoDenial() {
        AWS.misbehave(new Fault.Throttle()).on(Operation.LIST_METRICS).always();

        assertThat(tester().test(target()).checks())
                .filteredOn(check -> check.granted() != Granted.YES)
                .singleElement()
                .satisfies(check -> assertThat(check.granted()).isEqualTo(Granted.UNKNOWN));
    }

    @Test
    void whereNobodyListensNothingIsKnown() {
        Endpoint nobody = new Endpoint.Elsewhere(URI.create("http://127.0.0.1:" + LoopbackPort.free()));
        Target.Aws target =
                new Target.Aws(new Credential.DefaultChain(), new Region("eu-central-1"), Set.of(ApiName.LOGS), nobody);

        PermissionReport report = tester().test(target);

        assertThat(report.why()).startsWith("AWS cannot be reached");
        assertThat(report.checks()).hasSize(4).allSatisfy(check -> assertThat(check.granted())
                .isEqualTo(Granted.UNKNOWN));
    }

    @Test
    void aTypingErrorInTheRegionIsToldByTheHostThatThereIsNot() {
        // Names under .invalid never resolve (RFC 2606): so does AWS's for a region that there is not.
        Endpoint unknown = new Endpoint.Elsewhere(URI.create("http://monitoring.eu-cental-1.invalid"));
        Target.Aws target = new Target.Aws(
                new Credential.DefaultChain(), new Region("eu-cental-1"), Set.of(ApiName.MONITORING), unknown);

        PermissionReport report = tester().test(target);

        assertThat(report.checks()).hasSize(7).allSatisfy(check -> {
            assertThat(check.granted()).isEqualTo(Granted.UNKNOWN);
            assertThat(check.why())
                    .startsWith("AWS cannot be reached: there is no such host")
                    .contains("the region or the endpoint may be wrong: monitoring.eu-cental-1.invalid");
        });
    }

    @Test
    void withoutAnEndpointOfItsOwnWhatStandsForAwsIsAsked() {
        Target.Aws target = new Target.Aws(
                new Credential.DefaultChain(),
                new Region("eu-central-1"),
                Set.of(ApiName.MONITORING),
                new Endpoint.OfRegion());

        PermissionReport report = tester(AWS.endpoint().toString()).test(target);

        assertThat(report.checks())
                .hasSize(7)
                .extracting(PermissionCheck::granted)
                .containsOnly(Granted.YES);
    }

    @Test
    void noReportShowsASecretInAnyEncoding() {
        AWS.misbehave(new Fault.DenyAccess()).on(Operation.PUT_METRIC_DATA).always();
        AWS.misbehave(new Fault.ExpireToken()).on(Operation.LIST_METRICS).always();

        String report = tester().test(target()).toString();

        assertThat(Encodings.of(SECRET)).noneMatch(report::contains);
        assertThat(report).doesNotContain(KEY.value());
    }

    private static PermissionTester tester(String standIn) {
        StaticCredentialsProvider own = StaticCredentialsProvider.create(AwsBasicCredentials.create("own", "own"));
        return new AwsPermissionTester(new PermissionClients(own, standIn), Clock.systemUTC(), new Random(7));
    }

    private static Credential role() {
        return new Credential.AssumedRole("arn:aws:iam::123456789012:role/telemetry", "postern-42");
    }

    private static Target.Aws target(Credential credential) {
        return new Target.Aws(
                credential,
                new Region("eu-central-1"),
                EnumSet.allOf(ApiName.class),
                new Endpoint.Elsewhere(AWS.endpoint()));
    }
}
