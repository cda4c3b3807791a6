package io.postern.testkit.cloudwatch;

import com.sun.net.httpserver.HttpServer;
import io.postern.testkit.LoopbackPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * Stands in for CloudWatch and CloudWatch Logs, and for as much of STS, DynamoDB, KMS and S3 as Postern needs, on a random
 * port of the loopback address.
 *
 * <p>The unmodified AWS SDK reads back what it wrote; whatever breaks one of AWS's limits is refused with AWS's error
 * type and words; calls must be signed. Everything is held in memory until {@link #reset} or {@link #close}. Safe for
 * use by many threads.
 */
public final class CloudWatchStandIn implements AutoCloseable {

    private final URI endpoint;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Faults faults = new Faults();
    private final MetricOperations metricOperations;
    private final LogOperations logOperations;
    private final TableOperations tableOperations = new TableOperations();
    private final KeyOperations keyOperations = new KeyOperations();
    private final ObjectOperations objectOperations = new ObjectOperations();
    private final IdentityOperations identityOperations;
    private final FrontDoor frontDoor;
    private HttpServer server;

    private CloudWatchStandIn(Clock clock) {
        this.metricOperations = new MetricOperations(clock, faults);
        this.logOperations = new LogOperations(clock, faults);
        this.identityOperations = new IdentityOperations(clock);
        this.frontDoor = new FrontDoor(
                faults,
                metricOperations,
                logOperations,
                tableOperations,
                keyOperations,
                objectOperations,
                identityOperations);
        this.server = listen(LoopbackPort.free());
        this.endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Starts one that tells the time of day. */
    public static CloudWatchStandIn start() {
        return start(Clock.systemUTC());
    }

    /**
     * Starts one.
     *
     * @param clock what "too old" and "too new" are measured against
     * @throws UncheckedIOException if the port that was free is taken in the meantime
     */
    public static CloudWatchStandIn start(Clock clock) {
        return new CloudWatchStandIn(clock);
    }

    /** Where it listens, for the SDK's {@code endpointOverride} of all services. */
    public URI endpoint() {
        return endpoint;
    }

    /** The metric datums taken so far, in the order in which they were taken. */
    public List<StoredDatum> metrics() {
        return metricOperations.taken();
    }

    /** How many measurements were taken so far, however they were merged into datums. */
    public long samples() {
        return Math.round(metrics().stream()
                .mapToDouble(datum -> datum.statistics().sampleCount())
                .sum());
    }

    /** The events taken into a stream so far, as they were taken; empty if there is no such group or stream. */
    public List<StoredLogEvent> logEvents(String logGroup, String logStream) {
        return logOperations.taken(logGroup, logStream);
    }

    /** Puts an event into a stream, as API Gateway or somebody else did; its group and itself are there from then on. */
    public void putLogEvent(String logGroup, String logStream, Instant timestamp, String message) {
        logOperations.put(logGroup, logStream, timestamp, message);
    }

    /** The names of all log groups. */
    public List<String> logGroups() {
        return logOperations.groups();
    }

    /** The names of all dashboards. */
    public List<String> dashboards() {
        return metricOperations.dashboards();
    }

    /** Makes a table whose key is that text, as somebody else did before the test. */
    public void createTable(String name, String key) {
        tableOperations.create(name, key);
    }

    /** Puts an item into a table, written as DynamoDB's JSON, as somebody else did. */
    public void putItem(String table, String item) {
        tableOperations.put(table, item);
    }

    /** The items of a table, each attribute as text; empty if there is no such table. */
    public List<Map<String, String>> items(String table) {
        return tableOperations.items(table);
    }

    /** Puts an object into a bucket of S3, which is there from then on. */
    public void putObject(String bucket, String key, byte[] content) {
        objectOperations.put(bucket, key, content);
    }

    /** A new key of KMS: its ARN. */
    public String createKey() {
        return keyOperations.create();
    }

    /** Disables a key of KMS, as an operator would. */
    public void disableKey(String arn) {
        keyOperations.enable(arn, false);
    }

    /** Enables it again. */
    public void enableKey(String arn) {
        keyOperations.enable(arn, true);
    }

    /** How often this operation was called, refused and faulty calls included. */
    public int calls(Operation operation) {
        return frontDoor.calls(operation);
    }

    /** Plans a fault: {@code misbehave(new Fault.Throttle()).on(PUT_METRIC_DATA).times(3)}. */
    public Misbehaviour misbehave(Fault fault) {
        return new Misbehaviour(faults, fault);
    }

    /** Refuses, until {@link #behave}, each request that holds a datum like this: {@code InvalidParameterValue}. */
    public void refuseMetrics(Predicate<StoredDatum> poison) {
        faults.poison(poison);
    }

    /** Refuses, until {@link #behave}, each request that holds an event like this: {@code InvalidParameterException}. */
    public void refuseLogEvents(Predicate<StoredLogEvent> poison) {
        faults.poisonEvents(poison);
    }

    /** Ends the session of that access key: until {@link #behave}, each call signed with it is answered so. */
    public void endSession(String accessKeyId) {
        faults.endSession(accessKeyId);
    }

    /** How many calls hang at this moment. */
    public int hangingCalls() {
        return faults.hanging();
    }

    /** Cuts the connections of the calls that hang at this moment; the plan stays. */
    public void release() {
        faults.release();
    }

    /** Forgets every planned fault and every poison, and releases what hangs. What was taken stays. */
    public void behave() {
        faults.clear();
    }

    /** Cuts every connection and listens no more, until {@link #comeBack}; what was taken stays. */
    public void vanish() {
        server.stop(0);
    }

    /** Listens again where it did before it vanished. */
    public void comeBack() {
        server = listen(endpoint.getPort());
    }

    /** As if just started: no faults, nothing taken, no groups, no calls counted. */
    public void reset() {
        behave();
        metricOperations.clear();
        logOperations.clear();
        tableOperations.clear();
        keyOperations.clear();
        objectOperations.clear();
        identityOperations.clear();
        frontDoor.clear();
    }

    /** Cuts every connection and frees the port. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private HttpServer listen(int port) {
        try {
            HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            listening.createContext("/", frontDoor);
            listening.setExecutor(threads);
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException("stand-in: port " + port + " of the loopback address is taken", e);
        }
    }
}
