package io.postern.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.postern.access.model.ClientId;
import io.postern.access.model.Policy;
import io.postern.access.model.PolicyText;
import io.postern.destinations.model.ApiName;
import io.postern.destinations.model.Credential;
import io.postern.destinations.model.Destination;
import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.Endpoint;
import io.postern.destinations.model.KnownDestination;
import io.postern.destinations.model.Region;
import io.postern.destinations.model.Target;
import io.postern.telemetry.memory.MemoryDeliveryQueue;
import io.postern.telemetry.memory.MemoryNamedQueues;
import io.postern.telemetry.memory.MemoryQuotas;
import io.postern.telemetry.memory.MemoryReceipts;
import io.postern.telemetry.model.Acceptance;
import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.CloudWatchApi;
import io.postern.telemetry.model.DestinationDepth;
import io.postern.telemetry.model.Dimension;
import io.postern.telemetry.model.Intake;
import io.postern.telemetry.model.LateRecords;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.LogStream;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.MetricValue;
import io.postern.telemetry.model.Reason;
import io.postern.telemetry.model.Refusal;
import io.postern.telemetry.model.StandardUnit;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.telemetry.port.DeliveryQueues;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AcceptUnderPolicyTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final LogStream STREAM = new LogStream("/shop/orders", "web-1");

    private static final LogEvent EMBEDDED = new LogEvent(NOW, "{\"_aws\":{\"CloudWatchMetrics\":[]}}");

    private final DeliveryQueue queue = new MemoryDeliveryQueue(
            10_000, Duration.ofMinutes(1), Clock.fixed(NOW, ZoneOffset.UTC), new MemoryReceipts(100));
    private final AcceptMetrics acceptMetrics = new AcceptMetrics(
            new DeliveryQueues(queue, queue), new KeepQuota(new MemoryQuotas(100)), LateRecords.REFUSE);
    private final AcceptLogs acceptLogs =
            new AcceptLogs(new DeliveryQueues(queue, queue), new KeepQuota(new MemoryQuotas(100)), LateRecords.REFUSE);

    @Test
    void whatThePolicyAllowsIsAccepted() {
        Policy policy = policy("n\tshop/*\nm\tlatency\ng\t/shop/*\ns\tweb-*");

        assertAccepted(acceptMetrics.accept(intake(policy), "shop/eu", List.of(datum("latency"))));
        assertAccepted(acceptLogs.accept(intake(policy), STREAM, List.of(new LogEvent(NOW, "a"))));
    }

    @Test
    void aForbiddenNamespaceIsRefusedByItsRule() {
        assertThat(refusals(acceptMetrics.accept(intake(policy("n\tshop/*")), "bank", List.of(datum("latency")))))
                .containsExactly(Refusal.ofWhole(
                        Reason.NAMESPACE_FORBIDDEN,
                        "Namespace",
                        "Namespace \"bank\" is not allowed by the client's policy (rule: namespaces)."));
    }

    @Test
    void eachForbiddenMetricIsNamed() {
        List<MetricDatum> datums = List.of(datum("orders"), datum("latency"), datum("errors"));

        assertThat(refusals(acceptMetrics.accept(intake(policy("m\tlatency")), "shop", datums)))
                .extracting(Refusal::reason, Refusal::index, Refusal::field, Refusal::message)
                .containsExactly(
                        tuple(
                                Reason.METRIC_NAME_FORBIDDEN,
                                0,
                                "MetricName",
                                "MetricName \"orders\" is not allowed by the client's policy (rule: metricNames)."),
                        tuple(
                                Reason.METRIC_NAME_FORBIDDEN,
                                2,
                                "MetricName",
                                "MetricName \"errors\" is not allowed by the client's policy (rule: metricNames)."));
    }

    @Test
    void aForbiddenGroupOrStreamIsRefusedByItsRule() {
        assertThat(refusals(acceptLogs.accept(
                        intake(policy("g\t/bank/*\ns\tworker-*")), STREAM, List.of(new LogEvent(NOW, "a")))))
                .extracting(Refusal::reason)
                .containsExactly(Reason.LOG_GROUP_FORBIDDEN, Reason.LOG_STREAM_FORBIDDEN);
    }

    @Test
    void aPolicyOfLogsAloneAllowsNoMetric() {
        assertThat(refusals(acceptMetrics.accept(intake(policy("n")), "shop", List.of(datum("latency")))))
                .extracting(Refusal::reason)
                .containsExactly(Reason.NAMESPACE_FORBIDDEN);
    }

    @Test
    void dimensionsAreStampedOverTheSenders() {
        MetricDatum datum = datum("latency", new Dimension("App", "bank"), new Dimension("Page", "/"));
        assertAccepted(acceptMetrics.accept(intake(policy("d\tApp\tshop\nd\tUser\t7")), "shop", List.of(datum)));

        assertThat(((Submission.Metrics) queued()).datums().getFirst().dimensions())
                .containsExactly(new Dimension("Page", "/"), new Dimension("App", "shop"), new Dimension("User", "7"));
    }

    @Test
    void whatIsStampedCountsForTheLimits() {
        Dimension[] thirty = new Dimension[30];
        for (int i = 0; i < 30; i++) thirty[i] = new Dimension("d" + i, "v");

        assertThat(refusals(acceptMetrics.accept(
                        intake(policy("d\tApp\tshop")), "shop", List.of(datum("latency", thirty)))))
                .extracting(Refusal::reason)
                .containsExactly(Reason.TOO_MANY_DIMENSIONS);
        assertAccepted(acceptMetrics.accept(intake(policy("d\td7\tshop")), "shop", List.of(datum("latency", thirty))));
    }

    @Test
    void fieldsAreStampedOnEachEvent() {
        List<LogEvent> events = List.of(new LogEvent(NOW, "plain"), new LogEvent(NOW, "{\"app\":\"bank\",\"a\":1}"));
        assertAccepted(acceptLogs.accept(intake(policy("f\tapp\tshop")), STREAM, events));

        assertThat(((Submission.Logs) queued()).events())
                .extracting(LogEvent::message)
                .containsExactly("{\"app\":\"shop\",\"message\":\"plain\"}", "{\"app\":\"shop\",\"a\":1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"n\tshop", "m\tlatency", "d\tApp\tshop", "S\t10", "E\t0", "f\tapp\tshop\nn\tshop"})
    void metricsInLogEventsAreRefusedWhereMetricsHaveRules(String rules) {
        assertThat(refusals(acceptLogs.accept(
                        intake(policy(rules)), STREAM, List.of(new LogEvent(NOW, "a"), EMBEDDED, EMBEDDED))))
                .extracting(Refusal::reason, Refusal::index, Refusal::field, Refusal::message)
                .containsExactly(embeddedAt(1), embeddedAt(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "g\t/shop/*", "f\tapp\tshop", "R\t60", "n\tshop\nE\t1"})
    void metricsInLogEventsPassWhereNoRuleIsGotRound(String rules) {
        assertAccepted(acceptLogs.accept(intake(policy(rules)), STREAM, List.of(EMBEDDED)));
    }

    @Test
    void aMonitoringTokenSendsNoMetricsInLogEvents() {
        Intake monitoring = new Intake(ClientId.MONITORING, Policy.UNRESTRICTED, NOW);

        assertThat(refusals(acceptLogs.accept(monitoring, STREAM, List.of(EMBEDDED))))
                .extracting(Refusal::reason)
                .containsExactly(Reason.EMBEDDED_METRICS_FORBIDDEN);
    }

    @Test
    void whatAPolicySendsElsewhereWaitsThereAndNotHere() {
        MemoryNamedQueues named = new MemoryNamedQueues(() ->
                new MemoryDeliveryQueue(100_000, Duration.ofMinutes(1), Clock.systemUTC(), new MemoryReceipts(10)));
        KeepQuota keepQuota = new KeepQuota(new MemoryQuotas(100));
        AcceptMetrics routed =
                new AcceptMetrics(new DeliveryQueues(queue, queue, named), keepQuota, LateRecords.REFUSE);
        DestinationName shop = new DestinationName("shop-eu");

        assertAccepted(routed.accept(intake(policy("D\tshop-eu")), "shop", List.of(datum("latency"))));

        assertThat(queue.depth().submissions()).isZero();
        assertThat(named.depths()
                        .getOrDefault(shop, DestinationDepth.NONE)
                        .metrics()
                        .submissions())
                .isEqualTo(1);
        assertThat(named.find(shop, CloudWatchApi.METRICS).orElseThrow().take(10, Duration.ZERO))
                .flatExtracting(Claim::submissions)
                .extracting(queued -> queued.submission().destination())
                .containsExactly(shop);
    }

    @Test
    void withoutAQueueForItsDestinationASubmissionIsToComeBack() {
        assertThat(acceptLogs
                        .accept(intake(policy("D\tshop-eu")), STREAM, List.of(new LogEvent(NOW, "a")))
                        .toCompletableFuture()
                        .join())
                .isInstanceOf(Acceptance.Full.class);
    }

    @ParameterizedTest
    @EnumSource
    void whatItsDestinationIsNotForIsRefused(ApiName service) {
        Target.Aws target = new Target.Aws(
                new Credential.DefaultChain(), new Region("eu-central-1"), Set.of(service), new Endpoint.OfRegion());
        Known known = new Known(name -> new KnownDestination.Open(new Destination(name, "", target), 1));

        assertThat(known.metrics()).isEqualTo(service == ApiName.MONITORING);
        assertThat(known.logs()).isEqualTo(service == ApiName.LOGS);
    }

    @Test
    void whatIsForBothOrForNobodyKnowsWhatIsNotRefused() {
        Target store = new Target.LocalStore();
        Known local = new Known(name -> new KnownDestination.Open(new Destination(name, "", store), 1));
        Known locked = new Known(name -> new KnownDestination.Locked(name, 1, "no key"));

        for (Known known : List.of(local, locked)) {
            assertThat(known.metrics()).isTrue();
            assertThat(known.logs()).isTrue();
        }
    }

    /** Where each destination is known as that; tells what is taken. */
    private final class Known {

        private final AcceptMetrics metrics;
        private final AcceptLogs logs;

        private Known(Function<DestinationName, KnownDestination> each) {
            MemoryNamedQueues named = new MemoryNamedQueues(() ->
                    new MemoryDeliveryQueue(100_000, Duration.ofMinutes(1), Clock.systemUTC(), new MemoryReceipts(10)));
            DeliveryQueues queues = new DeliveryQueues(queue, queue, named);
            KeepQuota keepQuota = new KeepQuota(new MemoryQuotas(100));
            metrics = new AcceptMetrics(queues, keepQuota, LateRecords.REFUSE, each.andThen(Optional::of));
            logs = new AcceptLogs(queues, keepQuota, LateRecords.REFUSE, each.andThen(Optional::of));
        }

        boolean metrics() {
            return taken(metrics.accept(intake(policy("D\tshop-eu")), "shop", List.of(datum("latency"))));
        }

        boolean logs() {
            return taken(logs.accept(intake(policy("D\tshop-eu")), STREAM, List.of(new LogEvent(NOW, "a"))));
        }

        private static boolean taken(CompletionStage<Acceptance> acceptance) {
            if (acceptance.toCompletableFuture().join() instanceof Acceptance.Accepted) return true;
            assertThat(refusals(acceptance))
                    .singleElement()
                    .returns(Reason.DESTINATION_UNSUITED, Refusal::reason)
                    .returns(Refusal.WHOLE, Refusal::index);
            return false;
        }
    }

    @Test
    void anEmptyMessageStaysInvalid() {
        assertThat(refusals(acceptLogs.accept(intake(policy("f\tapp\tshop")), STREAM, List.of(new LogEvent(NOW, "")))))
                .extracting(Refusal::reason)
                .containsExactly(Reason.MESSAGE_EMPTY);
    }

    private static Tuple embeddedAt(int index) {
        return tuple(
                Reason.EMBEDDED_METRICS_FORBIDDEN,
                index,
                "message",
                "message is in the embedded metric format (_aws), which the client's policy does not allow (rule:"
                        + " embeddedMetrics).");
    }

    private Submission queued() {
        return queue.take(1000, Duration.ZERO)
                .getFirst()
                .submissions()
                .getFirst()
                .submission();
    }

    private static Intake intake(Policy policy) {
        return new Intake(ClientId.DEFAULT, policy, NOW);
    }

    private static Policy policy(String text) {
        return PolicyText.read(text).orElseThrow();
    }

    private static MetricDatum datum(String name, Dimension... dimensions) {
        return new MetricDatum(name, List.of(dimensions), NOW, new MetricValue.Single(1), StandardUnit.NONE, 60);
    }

    private static void assertAccepted(CompletionStage<Acceptance> acceptance) {
        assertThat(acceptance.toCompletableFuture().join()).isInstanceOf(Acceptance.Accepted.class);
    }

    private static List<Refusal> refusals(CompletionStage<Acceptance> acceptance) {
        if (acceptance.toCompletableFuture().join() instanceof Acceptance.Refused refused) return refused.refusals();
        throw new AssertionError("accepted (expected: refused)");
    }
}
