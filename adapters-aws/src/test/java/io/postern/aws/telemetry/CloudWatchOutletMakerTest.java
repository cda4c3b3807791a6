package io.postern.aws.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.destinations.model.AccessKeyId;
import io.postern.destinations.model.ApiName;
import io.postern.destinations.model.Credential;
import io.postern.destinations.model.Endpoint;
import io.postern.destinations.model.Region;
import io.postern.destinations.model.Target;
import io.postern.shared.PortUnavailable;
import io.postern.shared.Secret;
import io.postern.telemetry.model.BudgetScope;
import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.LogBatch;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.LogQuery;
import io.postern.telemetry.model.LogStream;
import io.postern.telemetry.model.MetricBatch;
import io.postern.telemetry.model.MetricFilter;
import io.postern.telemetry.port.OpenedOutlet;
import io.postern.telemetry.port.Outlet;
import io.postern.telemetry.port.OutletMaker;
import io.postern.testkit.AtOnce;
import io.postern.testkit.Eventually;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.cloudwatch.Fault;
import io.postern.testkit.cloudwatch.Operation;
import io.postern.testkit.telemetry.OutletMakerContract;
import io.postern.testkit.telemetry.Samples;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class CloudWatchOutletMakerTest implements OutletMakerContract {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Secret SECRET = new Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    private static final AccessKeyId KEY = new AccessKeyId("AKIAIOSFODNN7EXAMPLE");
    private static final Credential ROLE =
            new Credential.AssumedRole("arn:aws:iam::210987654321:role/telemetry", "postern-42");

    @AutoClose
    private static final CloudWatchStandIn AWS = CloudWatchStandIn.start();

    @AutoClose
    private static final CloudWatchAdapters ADAPTERS = CloudWatchAdapters.of(AWS, Clock.systemUTC());

    private final List<OpenedOutlet> opened = new ArrayList<>();

    @AfterEach
    void reset() {
        AWS.behave();
        opened.forEach(one -> one.close().run());
        AWS.reset();
    }

    @Override
    public OutletMaker maker() {
        return ADAPTERS.outletMaker();
    }

    @Override
    public Target.Aws target(Set<ApiName> services) {
        return target(new Credential.AccessKey(KEY, SECRET), services, AWS.endpoint());
    }

    @Override
    public BudgetScope scope() {
        return new BudgetScope("123456789012/eu-central-1@" + AWS.endpoint().getAuthority());
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Test
    void theAccountOfARoleIsInItsName() {
        assertThat(budget(new Endpoint.OfRegion())).isEqualTo(new BudgetScope("210987654321/eu-central-1"));
        assertThat(AWS.calls(Operation.GET_CALLER_IDENTITY)).isZero();
    }

    @Test
    void anAddressInsideANetworkCountsAsAwsAndAnyOtherForItself() {
        assertThat(budget(elsewhere("https://vpce-1.monitoring.eu-central-1.vpce.amazonaws.com")))
                .isEqualTo(budget(new Endpoint.OfRegion()));
        assertThat(budget(elsewhere("https://Bogus.example.com:8443/x")))
                .isEqualTo(new BudgetScope("210987654321/eu-central-1@bogus.example.com:8443"));
        assertThat(budget(elsewhere("https://amazonaws.com.example")))
                .isEqualTo(new BudgetScope("210987654321/eu-central-1@amazonaws.com.example"));
    }

    @Test
    void theAccountIsAskedForOnceAndNobodyWaitsForIt() {
        AWS.misbehave(new Fault.Hang()).on(Operation.GET_CALLER_IDENTITY).always();
        OpenedOutlet outlet = opened(new Credential.AccessKey(KEY, SECRET), AWS.endpoint());

        for (int i = 0; i < 10; i++)
            assertThat(outlet.now().get().budget()).isEqualTo(new BudgetScope("destination/shop"));
        assertThat(put(outlet.now().get())).isInstanceOf(Delivery.Delivered.class);

        Eventually.holds(SOON, "it is asked for", () -> AWS.calls(Operation.GET_CALLER_IDENTITY) == 1);
        assertThat(AWS.calls(Operation.GET_CALLER_IDENTITY)).isEqualTo(1);
    }

    @Test
    void aRoleIsAssumedOnceForAllWhoWantIt() {
        Outlet.Open outlet = open(ROLE);

        assertThat(AtOnce.run(30, () -> put(outlet))).hasOnlyElementsOfType(Delivery.Delivered.class);

        assertThat(AWS.calls(Operation.ASSUME_ROLE)).isEqualTo(1);
    }

    @Test
    void aRoleIsAssumedAnewAheadOfItsEndAndNobodyWaitsForIt() {
        // What is given there ends in a minute and a half: within the time in which it is renewed.
        Clock behind = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(-(15 * 60 - 90)));
        try (CloudWatchStandIn slow = CloudWatchStandIn.start(behind)) {
            Outlet.Open outlet = opened(ROLE, slow.endpoint()).now().get();
            assertThat(put(outlet)).isInstanceOf(Delivery.Delivered.class);
            slow.misbehave(new Fault.Hang()).on(Operation.ASSUME_ROLE).always();

            assertThat(put(outlet)).isInstanceOf(Delivery.Delivered.class);

            Eventually.holds(SOON, "it is asked for anew", () -> slow.calls(Operation.ASSUME_ROLE) == 2);
            assertThat(put(outlet)).isInstanceOf(Delivery.Delivered.class);
        }
    }

    @Test
    void aRoleThatMayNotBeAssumedIsForLaterAndIsNamed() {
        AWS.misbehave(new Fault.DenyAccess()).on(Operation.ASSUME_ROLE).times(1);
        Outlet.Open outlet = open(ROLE);

        assertThat(put(outlet)).isInstanceOfSatisfying(Delivery.RetryLater.class, later -> assertThat(later.why())
                .startsWith("the call to AWS could not be made: the role cannot be assumed: AWS denies access: ")
                .contains("sts:AssumeRole"));
        assertThat(put(outlet)).isInstanceOf(Delivery.Delivered.class);
    }

    @Test
    void aSessionThatIsOverIsForLaterAndCalledSo() {
        AWS.misbehave(new Fault.ExpireToken())
                .on(Operation.PUT_METRIC_DATA, Operation.PUT_LOG_EVENTS)
                .always();
        Outlet.Open outlet = open(new Credential.Session(KEY, SECRET, new Secret("FwoGZXIvYXdzEexample")));

        assertThat(put(outlet))
                .isEqualTo(new Delivery.RetryLater("the AWS session token has expired (ExpiredToken)", false));
        assertThat(putEvent(outlet))
                .isEqualTo(new Delivery.RetryLater("the AWS session token has expired (ExpiredTokenException)", false));
    }

    @Test
    void aPermissionThatIsMissingStopsWhatNeedsItAndNothingElse() {
        AWS.misbehave(new Fault.DenyAccess())
                .on(Operation.PUT_LOG_EVENTS, Operation.LIST_METRICS)
                .always();
        Outlet.Open outlet = open(new Credential.AccessKey(KEY, SECRET));

        assertThat(put(outlet)).isInstanceOf(Delivery.Delivered.class);
        assertThat(putEvent(outlet)).isInstanceOfSatisfying(Delivery.RetryLater.class, later -> assertThat(later.why())
                .startsWith("AWS denies access: ")
                .contains("logs:PutLogEvents"));
        assertThatThrownBy(() -> outlet.readers().metrics().list(new MetricFilter("", "", List.of(), "")))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("cloudwatch:ListMetrics");
    }

    @Test
    void whatItIsNotForIsNotReadEither() {
        Outlet.Open outlet = opened(target(Set.of(ApiName.MONITORING))).now().get();
        LogQuery query = new LogQuery("shop", "", now().minusSeconds(60), now(), "", 10, "");

        assertThatThrownBy(() -> outlet.readers().logs().search(query))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("the destination shop is for monitoring only; see its serviceName");
        assertThat(AWS.calls(Operation.FILTER_LOG_EVENTS)).isZero();
    }

    @Test
    void closingLetsCallsThatAreUnderWayEnd() {
        AWS.misbehave(new Fault.HangAfterProcessing())
                .on(Operation.PUT_METRIC_DATA)
                .times(1);
        OpenedOutlet outlet = opened(ROLE, AWS.endpoint());
        CompletableFuture<Delivery> call =
                CompletableFuture.supplyAsync(() -> put(outlet.now().get()), Thread::startVirtualThread);
        Eventually.holds(SOON, "the call is under way", () -> AWS.hangingCalls() == 1);

        outlet.close().run();

        assertThat(call).isNotDone();
        assertThat(AWS.hangingCalls()).isEqualTo(1);
        AWS.release();
        assertThat(call.join()).isInstanceOf(Delivery.RetryLater.class);
    }

    @Test
    void manyDestinationsShareTheirThreads() {
        put(open(ROLE));
        int before = Thread.getAllStackTraces().size();

        for (int i = 0; i < 50; i++) put(open(ROLE));

        assertThat(Thread.getAllStackTraces().size()).isLessThan(before + 20);
    }

    private BudgetScope budget(Endpoint endpoint) {
        Region region = new Region("eu-central-1");
        return opened(new Target.Aws(ROLE, region, EnumSet.allOf(ApiName.class), endpoint))
                .now()
                .get()
                .budget();
    }

    private static Endpoint elsewhere(String uri) {
        return new Endpoint.Elsewhere(URI.create(uri));
    }

    private Outlet.Open open(Credential credential) {
        return opened(credential, AWS.endpoint()).now().get();
    }

    private OpenedOutlet opened(Credential credential, URI endpoint) {
        return opened(target(credential, EnumSet.allOf(ApiName.class), endpoint));
    }

    private OpenedOutlet opened(Target.Aws target) {
        OpenedOutlet outlet = maker().open(NAME, target);
        opened.add(outlet);
        return outlet;
    }

    private static Target.Aws target(Credential credential, Set<ApiName> services, URI endpoint) {
        return new Target.Aws(credential, new Region("eu-central-1"), services, new Endpoint.Elsewhere(endpoint));
    }

    private Delivery put(Outlet.Open outlet) {
        return outlet.metrics()
                .put(new MetricBatch("Shop", List.of(Samples.datum("orders", now(), Samples.single(1)))));
    }

    private Delivery putEvent(Outlet.Open outlet) {
        return outlet.logs().put(new LogBatch(new LogStream("shop", "web"), List.of(new LogEvent(now(), "hello"))));
    }
}
