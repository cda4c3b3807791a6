package io.postern.testkit.cloudwatch;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * Stands in for CloudWatch and CloudWatch Logs on a random port of the loopback address.
 *
 * <p>The unmodified AWS SDK reads back what it wrote; whatever breaks one of AWS's limits is refused with AWS's error
 * type and words; calls must be signed. Everything is held in memory until {@link #reset} or {@link #close}. Safe for
 * use by many threads.
 */
public final class CloudWatchStandIn implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Faults faults = new Faults();
    private final MetricOperations metricOperations;
    private final LogOperations logOperations;
    private final FrontDoor frontDoor;

    private CloudWatchStandIn(HttpServer server, Clock clock) {
        this.server = server;
        this.metricOperations = new MetricOperations(clock, faults);
        this.logOperations = new LogOperations(clock, faults);
        this.frontDoor = new FrontDoor(faults, metricOperations, logOperations);
    }

    /** Starts one that tells the time of day. */
    public static CloudWatchStandIn start() {
        return start(Clock.systemUTC());
    }

    /**
     * Starts one.
     *
     * @param clock what "too old" and "too new" are measured against
     * @throws UncheckedIOException if the loopback address has no free port
     */
    public static CloudWatchStandIn start(Clock clock) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            CloudWatchStandIn standIn = new CloudWatchStandIn(server, clock);
            server.createContext("/", standIn.frontDoor);
            server.setExecutor(standIn.threads);
            server.start();
            return standIn;
        } catch (IOException e) {
            throw new UncheckedIOException("stand-in: no port on the loopback address", e);
        }
    }

    /** Where it listens, for the SDK's {@code endpointOverride} of both services. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The metric datums taken so far, in the order in which they were taken. */
    public List<StoredDatum> metrics() {
        return metricOperations.taken();
    }

    /** The events taken into a stream so far, as they were taken; empty if there is no such group or stream. */
    public List<StoredLogEvent> logEvents(String logGroup, String logStream) {
        return logOperations.taken(logGroup, logStream);
    }

    /** How often this operation was called, refused and faulty calls included. */
    public int calls(Operation operation) {
        return frontDoor.calls(operation);
    }

    /** Plans a fault: {@code misbehave(new Fault.Throttle()).on(PUT_METRIC_DATA).times(3)}. */
    public Misbehaviour misbehave(Fault fault) {
        return new Misbehaviour(faults, fault, EnumSet.allOf(Operation.class));
    }

    /** Refuses, until {@link #behave}, each request that holds a datum like this: {@code InvalidParameterValue}. */
    public void refuseMetrics(Predicate<StoredDatum> poison) {
        faults.poison(poison);
    }

    /** Refuses, until {@link #behave}, each request that holds an event like this: {@code InvalidParameterException}. */
    public void refuseLogEvents(Predicate<StoredLogEvent> poison) {
        faults.poisonEvents(poison);
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

    /** As if just started: no faults, nothing taken, no groups, no calls counted. */
    public void reset() {
        behave();
        metricOperations.clear();
        logOperations.clear();
        frontDoor.clear();
    }

    /** Cuts every connection and frees the port. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
