package io.postern.aws.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.postern.destinations.KnownDestinations;
import io.postern.destinations.RegisterDestination;
import io.postern.destinations.ReplaceDestination;
import io.postern.destinations.memory.MasterKey;
import io.postern.destinations.memory.MemoryDestinationStore;
import io.postern.destinations.memory.MemorySecretBox;
import io.postern.destinations.model.AccessKeyId;
import io.postern.destinations.model.ApiName;
import io.postern.destinations.model.Credential;
import io.postern.destinations.model.Destination;
import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.Endpoint;
import io.postern.destinations.model.Region;
import io.postern.destinations.model.Registration;
import io.postern.destinations.model.Target;
import io.postern.destinations.port.SecretBox;
import io.postern.shared.PortUnavailable;
import io.postern.shared.Secret;
import io.postern.telemetry.DeliverPending;
import io.postern.telemetry.RedriveDeadLetters;
import io.postern.telemetry.memory.LiveOutlets;
import io.postern.telemetry.memory.MemoryDeadLetters;
import io.postern.telemetry.memory.MemoryDeliveryQueue;
import io.postern.telemetry.memory.MemoryNamedQueues;
import io.postern.telemetry.memory.MemoryReceipts;
import io.postern.telemetry.model.Allowance;
import io.postern.telemetry.model.BudgetPolicy;
import io.postern.telemetry.model.CloudWatchApi;
import io.postern.telemetry.model.DeadLetterFilter;
import io.postern.telemetry.model.DeliveryPolicy;
import io.postern.telemetry.model.LateRecords;
import io.postern.telemetry.model.MetricFilter;
import io.postern.telemetry.model.Redriven;
import io.postern.telemetry.model.Round;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.telemetry.port.DeliveryQueues;
import io.postern.telemetry.port.Outlet;
import io.postern.testkit.MovableClock;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.telemetry.Appends;
import io.postern.testkit.telemetry.Samples;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A destination that takes nothing, from the first refusal until it was mended and all of it arrived. */
final class MendedDestinationTest {

    private static final DestinationName SHOP = new DestinationName("shop");
    private static final DestinationName BANK = new DestinationName("bank");
    private static final String OVER = "ASIAIOSFODNN7EXAMPLE";
    private static final String FRESH = "ASIAI44QH8DHBEXAMPLE";

    private final MovableClock clock = MovableClock.at("2026-05-01T10:00:00Z");

    @AutoClose
    private final CloudWatchStandIn aws = CloudWatchStandIn.start(clock);

    @AutoClose
    private final CloudWatchAdapters adapters = CloudWatchAdapters.of(aws, clock);

    private final MemoryDestinationStore store = new MemoryDestinationStore();
    private final SecretBox box =
            new MemorySecretBox(List.of(new MasterKey("a", new Secret("the master key of a test"))));
    private final KnownDestinations known = new KnownDestinations(store, box, clock);

    @AutoClose
    private final LiveOutlets outlets = new LiveOutlets(known, adapters.outletMaker(), name -> {
        throw new AssertionError(name + " (expected: none that is local)");
    });

    private final DeliveryQueues queues = new DeliveryQueues(queue(), queue(), new MemoryNamedQueues(this::queue));
    private final MemoryDeadLetters letters = new MemoryDeadLetters(100, Duration.ofDays(14), clock);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        logger().setLevel(Level.INFO);
        log.start();
        logger().addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger().detachAppender(log);
        logger().setLevel(null);
    }

    @Test
    void whatItTookTooLongToMendIsToldWhyAndArrivesOnceTheSessionIsReplacedAndItIsRedriven()
            throws InterruptedException {
        assertThat(new RegisterDestination(store, box).register(session(OVER))).isInstanceOf(Registration.Kept.class);
        known.refresh();
        aws.endSession(OVER);
        Submission.Metrics metrics = Samples.metrics(
                "Shop", clock.instant(), List.of(Samples.datum("orders", clock.instant(), Samples.single(7))));
        Submission.Logs logs = Samples.logs(clock.instant(), "ordered");
        Appends.append(queue(SHOP, CloudWatchApi.METRICS), Samples.sentTo(SHOP, metrics));
        Appends.append(queue(SHOP, CloudWatchApi.LOGS), Samples.sentTo(SHOP, logs));
        Deliveries deliveries =
                new Deliveries(delivery(SHOP, CloudWatchApi.METRICS), delivery(SHOP, CloudWatchApi.LOGS));

        // It waits, and the log and whoever reads there are told why.
        assertThat(deliveries.round()).containsExactly(new Round(0, 0, 1, 0), new Round(0, 0, 1, 0));
        assertThat(queue(SHOP, CloudWatchApi.METRICS).depth().submissions()).isEqualTo(1);
        assertThat(queue(SHOP, CloudWatchApi.LOGS).depth().submissions()).isEqualTo(1);
        assertThat(lines())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("A destination takes nothing")
                        .contains("name=shop api=METRICS why=the AWS session token has expired (ExpiredToken)"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("A destination takes nothing")
                        .contains("name=shop api=LOGS why=the AWS session token has expired (ExpiredTokenException)"));
        assertThatThrownBy(() -> open().readers().metrics().list(new MetricFilter("", "", List.of(), "")))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("the AWS session token has expired (ExpiredToken)");

        // Nobody mends it until CloudWatch takes records of that age no more: the letters say what was answered last.
        clock.advance(Duration.ofDays(15));
        assertThat(deliveries.round()).containsExactly(new Round(0, 1, 0, 0), new Round(0, 1, 0, 0));
        assertThat(letters.find(ofShop(), "", 10).letters())
                .extracting(kept -> kept.letter().why())
                .containsExactly(
                        "older than 14 days; the last try: the AWS session token has expired (ExpiredTokenException)",
                        "older than 14 days; the last try: the AWS session token has expired (ExpiredToken)");

        // A new session in the place of the old one, and one call.
        assertThat(new ReplaceDestination(store, box).replace(session(FRESH), ReplaceDestination.ANY_VERSION))
                .isInstanceOf(Registration.Kept.class);
        known.refresh();
        assertThat(redrive().redrive(ofShop(), "", _ -> {})).isEqualTo(new Redriven(2, false, false, ""));
        assertThat(deliveries.round()).containsExactly(new Round(1, 0, 0, 0), new Round(1, 0, 0, 0));

        assertThat(aws.metrics()).singleElement().satisfies(datum -> {
            assertThat(datum.metricName()).isEqualTo("orders");
            assertThat(datum.statistics().sum()).isEqualTo(7);
        });
        assertThat(aws.logEvents(logs.stream().group(), logs.stream().name()))
                .singleElement()
                .satisfies(event -> assertThat(event.message()).isEqualTo("ordered"));
        assertThat(letters.count()).isZero();
        assertThat(lines())
                .endsWith(
                        "A destination takes something. name=shop api=METRICS",
                        "A destination takes something. name=shop api=LOGS");
    }

    @Test
    void aTypingErrorInTheRegionHurtsNoOtherDestinationAndLosesNothing() throws InterruptedException {
        // Names under .invalid never resolve (RFC 2606): so does AWS's for a region that there is not.
        URI unknown = URI.create("http://monitoring.eu-cental-1.invalid");
        new RegisterDestination(store, box).register(destination(SHOP, key(FRESH), "eu-cental-1", unknown));
        new RegisterDestination(store, box).register(destination(BANK, key(FRESH), "eu-central-1", aws.endpoint()));
        known.refresh();
        Submission.Metrics metrics = Samples.metrics(
                "Shop", clock.instant(), List.of(Samples.datum("orders", clock.instant(), Samples.single(7))));
        Appends.append(queue(SHOP, CloudWatchApi.METRICS), Samples.sentTo(SHOP, metrics));
        Appends.append(queue(BANK, CloudWatchApi.METRICS), Samples.sentTo(BANK, metrics));
        DeliverPending shop = delivery(SHOP, CloudWatchApi.METRICS);

        assertThat(shop.deliver(() -> {})).isEqualTo(new Round(0, 0, 1, 0));
        assertThat(delivery(BANK, CloudWatchApi.METRICS).deliver(() -> {})).isEqualTo(new Round(1, 0, 0, 0));
        assertThat(lines())
                .first(InstanceOfAssertFactories.STRING)
                .contains("takes nothing", "name=shop", "there is no such host", "monitoring.eu-cental-1.invalid");

        new ReplaceDestination(store, box)
                .replace(destination(SHOP, key(FRESH), "eu-central-1", aws.endpoint()), ReplaceDestination.ANY_VERSION);
        known.refresh();
        clock.advance(Duration.ofMinutes(5));

        assertThat(shop.deliver(() -> {})).isEqualTo(new Round(1, 0, 0, 0));
        assertThat(aws.samples()).isEqualTo(2);
        assertThat(letters.count()).isZero();
    }

    private record Deliveries(DeliverPending metrics, DeliverPending logs) {

        List<Round> round() throws InterruptedException {
            return List.of(metrics.deliver(() -> {}), logs.deliver(() -> {}));
        }
    }

    private DeliverPending delivery(DestinationName name, CloudWatchApi api) {
        return new DeliverPending(
                queue(name, api),
                letters,
                () -> outlets.find(name),
                (_, _, calls) -> new Allowance.Granted(calls, BudgetPolicy.WINDOW),
                new BudgetPolicy(1000, 1000),
                new DeliveryPolicy(
                        100,
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ofMinutes(1),
                        1,
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(5)),
                clock,
                new Random(1));
    }

    private RedriveDeadLetters redrive() {
        return new RedriveDeadLetters(letters, queues, LateRecords.RESTAMP, LateRecords.RESTAMP, clock);
    }

    private Outlet.Open open() {
        return (Outlet.Open) outlets.find(SHOP);
    }

    private DeliveryQueue queue(DestinationName name, CloudWatchApi api) {
        return queues.named().find(name, api).orElseThrow();
    }

    private MemoryDeliveryQueue queue() {
        return new MemoryDeliveryQueue(1_000_000, Duration.ofMinutes(1), clock, new MemoryReceipts(100));
    }

    private Destination session(String accessKeyId) {
        Credential credential = new Credential.Session(
                new AccessKeyId(accessKeyId), new Secret("wJalrXUtnFEMI"), new Secret("FwoGZXIvYXdzEexample"));
        return destination(SHOP, credential, "eu-central-1", aws.endpoint());
    }

    private static Credential key(String accessKeyId) {
        return new Credential.AccessKey(new AccessKeyId(accessKeyId), new Secret("wJalrXUtnFEMI"));
    }

    private static Destination destination(DestinationName name, Credential credential, String region, URI endpoint) {
        return new Destination(
                name,
                "",
                new Target.Aws(
                        credential,
                        new Region(region),
                        EnumSet.allOf(ApiName.class),
                        new Endpoint.Elsewhere(endpoint)));
    }

    private static DeadLetterFilter ofShop() {
        return new DeadLetterFilter(Set.of(), Set.of(), Set.of(SHOP), Instant.MIN, Instant.MAX);
    }

    private List<String> lines() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(Trouble.class);
    }
}
