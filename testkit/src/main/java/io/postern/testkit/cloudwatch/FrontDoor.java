package io.postern.testkit.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.postern.testkit.cloudwatch.Answer.Refused;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Where calls come in: counted, checked for a signature, given the planned fault, and only then processed. */
final class FrontDoor implements HttpHandler {

    private static final Refused UNKNOWN =
            new Refused(AwsError.UNKNOWN_OPERATION, "The requested operation is not recognized");
    private static final Refused THROTTLED = new Refused(AwsError.THROTTLED, "Rate exceeded");
    private static final Refused EXPIRED =
            new Refused(AwsError.EXPIRED_TOKEN, "The security token included in the request is expired");
    private static final Refused UNAVAILABLE =
            new Refused(AwsError.UNAVAILABLE, "The service cannot complete the request.");
    private static final Refused FAILED =
            new Refused(AwsError.INTERNAL_FAILURE, "The request processing has failed because of an unknown error");

    private final Faults faults;
    private final MetricOperations metricOperations;
    private final LogOperations logOperations;
    private final TableOperations tableOperations;
    private final KeyOperations keyOperations;
    private final ObjectOperations objectOperations;
    private final IdentityOperations identityOperations;
    private final Map<Operation, Integer> calls = new ConcurrentHashMap<>();

    FrontDoor(
            Faults faults,
            MetricOperations metricOperations,
            LogOperations logOperations,
            TableOperations tableOperations,
            KeyOperations keyOperations,
            ObjectOperations objectOperations,
            IdentityOperations identityOperations) {
        this.faults = faults;
        this.metricOperations = metricOperations;
        this.logOperations = logOperations;
        this.tableOperations = tableOperations;
        this.keyOperations = keyOperations;
        this.objectOperations = objectOperations;
        this.identityOperations = identityOperations;
    }

    /** One call as it came in. */
    private static final class Call {
        private final Operation operation;
        private final URI uri;
        private final Headers headers;
        private final byte[] body;

        private Call(Operation operation, HttpExchange exchange, byte[] body) {
            this.operation = operation;
            this.uri = exchange.getRequestURI();
            this.headers = exchange.getRequestHeaders();
            this.body = body;
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        // Closing an exchange that was not answered cuts its connection, which is what some faults are.
        try (exchange) {
            byte[] body = Wire.bodyOf(exchange);
            Optional<Operation> operation = Wire.operationOf(exchange, body);
            if (operation.isEmpty()) {
                Wire.send(exchange, Wire.serviceOf(exchange), UNKNOWN);
                return;
            }
            Call call = new Call(operation.get(), exchange, body);
            Optional<Answer> answer = answer(call);
            if (answer.isPresent()) {
                send(exchange, call.operation.service(), answer.get());
            }
        } catch (InterruptedException _) {
            // The stand-in is being closed while this call hangs.
            Thread.currentThread().interrupt();
        }
    }

    int calls(Operation operation) {
        return calls.getOrDefault(operation, 0);
    }

    void clear() {
        calls.clear();
    }

    private void send(HttpExchange exchange, Service service, Answer answer) throws IOException, InterruptedException {
        if (answer instanceof Answer.Half(Answer whole, boolean hangs)) {
            Wire.sendHalf(exchange, service, whole);
            if (hangs) faults.hang();
            return;
        }
        Wire.send(exchange, service, answer);
    }

    /** Nothing: the connection is to be cut. */
    private Optional<Answer> answer(Call call) throws InterruptedException {
        calls.merge(call.operation, 1, Integer::sum);
        Optional<Refused> unsigned = Signature.check(call.operation.service(), call.headers);
        if (unsigned.isPresent()) {
            return Optional.of(unsigned.get());
        }
        if (faults.isOver(Signature.accessKeyId(call.headers))) {
            return Optional.of(EXPIRED);
        }
        Optional<Fault> fault = faults.next(call.operation, () -> logGroupOf(call));
        return fault.isPresent() ? misbehave(fault.get(), call) : Optional.of(process(call));
    }

    private Optional<Answer> misbehave(Fault fault, Call call) throws InterruptedException {
        return switch (fault) {
            case Fault.Throttle _ -> Optional.of(THROTTLED);
            case Fault.Fail(int status) -> Optional.of(status == 503 ? UNAVAILABLE : FAILED);
            case Fault.DenyAccess _ -> Optional.of(denied(call.operation));
            case Fault.ExpireToken _ -> Optional.of(EXPIRED);
            case Fault.CutBeforeProcessing _ -> Optional.empty();
            case Fault.CutAfterProcessing _ -> {
                process(call);
                yield Optional.empty();
            }
            case Fault.CutMidway _ -> Optional.of(new Answer.Half(process(call), false));
            case Fault.HangMidway _ -> Optional.of(new Answer.Half(process(call), true));
            case Fault.Hang _ -> {
                faults.hang();
                yield Optional.empty();
            }
            case Fault.HangAfterProcessing _ -> {
                process(call);
                faults.hang();
                yield Optional.empty();
            }
        };
    }

    private Answer process(Call call) {
        Operation operation = call.operation;
        try {
            if (operation.service() == Service.OBJECTS)
                return objectOperations.answer(operation, ObjectWire.decode(call.uri));
            JsonNode request = Wire.decode(operation.service(), call.body);
            return switch (operation.service()) {
                case METRICS -> metricOperations.answer(operation, call.body.length, request);
                case LOGS -> logOperations.answer(operation, request);
                case TABLES -> tableOperations.answer(operation, request);
                case KEYS -> keyOperations.answer(operation, request);
                case OBJECTS -> throw new IllegalStateException("service: S3 (expected: one with a body)");
                case IDENTITY -> identityOperations.answer(operation, Signature.accessKeyId(call.headers), request);
            };
        } catch (IOException e) {
            return new Refused(AwsError.MALFORMED, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // A bug of the stand-in must not pass for a broken network.
            return new Refused(AwsError.INTERNAL_FAILURE, "stand-in: " + e);
        }
    }

    /** Empty when the call names none. */
    private static String logGroupOf(Call call) {
        try {
            return call.operation.service() == Service.OBJECTS
                    ? ""
                    : Wire.decode(call.operation.service(), call.body)
                            .path("logGroupName")
                            .asText();
        } catch (IOException _) {
            return ""; // the reason is told where the call is processed
        }
    }

    private static Refused denied(Operation operation) {
        String action = operation.service().iamPrefix() + ":" + operation.awsName();
        return new Refused(
                AwsError.ACCESS_DENIED,
                "User: arn:aws:iam::123456789012:user/stand-in is not authorized to perform: " + action
                        + " because no identity-based policy allows the " + action + " action");
    }
}
