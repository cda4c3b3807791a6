package io.postern.testkit.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.postern.testkit.cloudwatch.Answer.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Map<Operation, Integer> calls = new ConcurrentHashMap<>();
    private final MetricOperations metricOperations;
    private final LogOperations logOperations;

    private CloudWatchStandIn(HttpServer server, Clock clock) {
        this.server = server;
        this.metricOperations = new MetricOperations(clock, faults);
        this.logOperations = new LogOperations(clock, faults);
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
            server.createContext("/", standIn::handle);
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
        return calls.getOrDefault(operation, 0);
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
        calls.clear();
    }

    /** Cuts every connection and frees the port. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        // Closing an exchange that was not answered cuts its connection: so faults only need to return.
        try (exchange) {
            byte[] body = Wire.bodyOf(exchange);
            Optional<Operation> operation = Wire.operationOf(exchange);
            if (operation.isEmpty()) {
                Refused unknown = new Refused(AwsError.UNKNOWN_OPERATION, "The requested operation is not recognized");
                Wire.send(exchange, Wire.serviceOf(exchange), unknown);
                return;
            }
            answer(exchange, operation.get(), body);
        } catch (InterruptedException _) {
            // The stand-in is being closed while this call hangs.
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, Operation operation, byte[] body)
            throws IOException, InterruptedException {
        calls.merge(operation, 1, Integer::sum);
        Service service = operation.service();
        Optional<Refused> unsigned = Signature.check(service, exchange.getRequestHeaders());
        if (unsigned.isPresent()) {
            Wire.send(exchange, service, unsigned.get());
            return;
        }
        Optional<Fault> fault = faults.next(operation);
        if (fault.isEmpty()) {
            Wire.send(exchange, service, process(operation, body));
            return;
        }
        switch (fault.get()) {
            case Fault.CutBeforeProcessing _ -> {}
            case Fault.CutAfterProcessing _ -> process(operation, body);
            case Fault.Hang _ -> faults.hang();
            case Fault.HangAfterProcessing _ -> {
                process(operation, body);
                faults.hang();
            }
            case Fault.Throttle _ -> Wire.send(exchange, service, new Refused(AwsError.THROTTLED, "Rate exceeded"));
            case Fault.Fail(int status) -> Wire.send(exchange, service, failure(status));
            case Fault.DenyAccess _ -> Wire.send(exchange, service, denial(operation));
            case Fault.ExpireToken _ ->
                Wire.send(
                        exchange,
                        service,
                        new Refused(AwsError.EXPIRED_TOKEN, "The security token included in the request is expired"));
        }
    }

    private Answer process(Operation operation, byte[] body) {
        JsonNode request;
        try {
            request = Wire.decode(operation.service(), body);
        } catch (IOException e) {
            return new Refused(AwsError.MALFORMED, String.valueOf(e.getMessage()));
        }
        return switch (operation.service()) {
            case METRICS -> metricOperations.answer(operation, body.length, request);
            case LOGS -> logOperations.answer(operation, request);
        };
    }

    private static Refused failure(int status) {
        return status == 503
                ? new Refused(AwsError.UNAVAILABLE, "The service cannot complete the request.")
                : new Refused(
                        AwsError.INTERNAL_FAILURE, "The request processing has failed because of an unknown error");
    }

    private static Refused denial(Operation operation) {
        String action = operation.service().iamPrefix() + ":" + operation.awsName();
        return new Refused(
                AwsError.ACCESS_DENIED,
                "User: arn:aws:iam::123456789012:user/stand-in is not authorized to perform: " + action
                        + " because no identity-based policy allows the " + action + " action");
    }
}
