package io.postern.testkit.cloudwatch;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.postern.testkit.cloudwatch.Answer.Accepted;
import io.postern.testkit.cloudwatch.Answer.Refused;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Bytes to calls and answers to bytes: smithy rpc-v2-cbor for metrics, AWS JSON for logs, tables and keys,
 * {@link QueryWire} for STS, {@link ObjectWire} for S3.
 */
final class Wire {

    private static final String METRICS_PATH = "/service/GraniteServiceVersion20100801/operation/";
    private static final String SHAPES_OF_TABLES = "com.amazonaws.dynamodb.v20120810#";

    /** More than any limit that is answered with a reason of its own; the rest is cut off and refused as too large. */
    private static final int BODY_BYTES_MAX = 32 * 1024 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper CBOR = new CBORMapper()
            .registerModule(new SimpleModule().addSerializer(Instant.class, new EpochSecondsSerializer()));

    private Wire() {}

    static Service serviceOf(HttpExchange exchange) {
        if (ObjectWire.isFor(exchange)) {
            return Service.OBJECTS;
        }
        if (exchange.getRequestURI().getPath().startsWith("/service/")) {
            return Service.METRICS;
        }
        Headers headers = exchange.getRequestHeaders();
        return isForm(headers) ? Service.IDENTITY : targetOf(headers).orElse(Service.LOGS);
    }

    private static Optional<Service> targetOf(Headers headers) {
        String target = headers.getFirst("X-Amz-Target");
        if (target == null) return Optional.empty();
        return Arrays.stream(Service.values())
                .filter(service -> !service.target().isEmpty() && target.startsWith(service.target()))
                .findFirst();
    }

    private static boolean isForm(Headers headers) {
        String type = headers.getFirst("Content-Type");
        return type != null && type.startsWith(QueryWire.FORM);
    }

    static Optional<Operation> operationOf(HttpExchange exchange, byte[] body) {
        Headers headers = exchange.getRequestHeaders();
        String path = exchange.getRequestURI().getPath();
        if (ObjectWire.isFor(exchange)) {
            return ObjectWire.operationOf(exchange);
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            return Optional.empty();
        }
        if (path.startsWith(METRICS_PATH) && "rpc-v2-cbor".equals(headers.getFirst("smithy-protocol"))) {
            return Operation.named(Service.METRICS, path.substring(METRICS_PATH.length()));
        }
        if (isForm(headers)) {
            return Operation.named(
                    Service.IDENTITY, QueryWire.decode(body).path("Action").asText());
        }
        String target = String.valueOf(headers.getFirst("X-Amz-Target"));
        return targetOf(headers)
                .flatMap(service -> Operation.named(
                        service, target.substring(service.target().length())));
    }

    /** The body as the client had it before it was compressed, cut after the most that is ever read. */
    static byte[] bodyOf(HttpExchange exchange) throws IOException {
        byte[] sent = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX);
        if (!"gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
            return sent;
        }
        try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(sent))) {
            return plain.readNBytes(BODY_BYTES_MAX);
        } catch (ZipException | EOFException _) {
            // What is no gzip is no CBOR either, and is refused as such.
            return sent;
        }
    }

    /** Throws {@code IOException} if the body is not the protocol's. */
    static JsonNode decode(Service service, byte[] body) throws IOException {
        if (service == Service.IDENTITY) {
            return QueryWire.decode(body);
        }
        ObjectMapper mapper = mapperOf(service);
        JsonNode request = body.length == 0 ? mapper.createObjectNode() : mapper.readTree(body);
        if (!request.isObject()) {
            throw new IOException("body: " + request.getNodeType() + " (expected: a structure)");
        }
        return request;
    }

    /** What goes out: the status and the body, with the headers set already. */
    private static final class Sending {
        private final int status;
        private final byte[] body;

        private Sending(int status, byte[] body) {
            this.status = status;
            this.body = body;
        }
    }

    static void send(HttpExchange exchange, Service service, Answer answer) throws IOException {
        Sending sending = sending(exchange.getResponseHeaders(), service, answer);
        boolean empty = sending.body.length == 0; // for which a zero would mean chunks
        exchange.sendResponseHeaders(sending.status, empty ? -1 : sending.body.length);
        if (!empty) exchange.getResponseBody().write(sending.body);
    }

    /** Closing the exchange then cuts the connection, because less was sent than was promised. */
    static void sendHalf(HttpExchange exchange, Service service, Answer answer) throws IOException {
        Sending sending = sending(exchange.getResponseHeaders(), service, answer);
        exchange.sendResponseHeaders(sending.status, sending.body.length);
        exchange.getResponseBody().write(sending.body, 0, sending.body.length / 2);
        exchange.getResponseBody().flush();
    }

    private static Sending sending(Headers headers, Service service, Answer answer) throws IOException {
        headers.set("x-amzn-RequestId", UUID.randomUUID().toString());
        switch (service) {
            case METRICS -> {
                headers.set("Content-Type", "application/cbor");
                headers.set("smithy-protocol", "rpc-v2-cbor");
            }
            case LOGS, KEYS -> headers.set("Content-Type", "application/x-amz-json-1.1");
            case TABLES -> headers.set("Content-Type", "application/x-amz-json-1.0");
            case IDENTITY, OBJECTS -> headers.set("Content-Type", "text/xml");
        }
        return switch (answer) {
            case Accepted(Map<String, ?> body) -> new Sending(200, accepted(service, body));
            case Refused refused -> refused(headers, service, refused);
            case Answer.Content object -> {
                headers.set("Content-Type", "binary/octet-stream");
                yield new Sending(200, object.bytes());
            }
            case Answer.Half _ -> throw new IllegalArgumentException("answer: half of one (expected: a whole one)");
        };
    }

    private static byte[] accepted(Service service, Map<String, ?> body) throws IOException {
        return switch (service) {
            case IDENTITY -> QueryWire.encode(new Accepted(body));
            case OBJECTS -> ObjectWire.encode(body);
            case METRICS, LOGS, TABLES, KEYS -> mapperOf(service).writeValueAsBytes(body);
        };
    }

    private static Sending refused(Headers headers, Service service, Refused refused) throws IOException {
        AwsError error = refused.error();
        if (service == Service.IDENTITY) return new Sending(error.status(service), QueryWire.encode(refused));
        if (service == Service.OBJECTS) return new Sending(ObjectWire.status(refused), ObjectWire.encode(refused));
        if (service == Service.METRICS) headers.set("x-amzn-query-error", error.queryError());
        Map<String, Object> body = new LinkedHashMap<>(refused.details());
        body.put("__type", (service == Service.TABLES ? SHAPES_OF_TABLES : "") + error.shape());
        body.put("message", refused.message());
        return new Sending(error.status(service), mapperOf(service).writeValueAsBytes(body));
    }

    private static ObjectMapper mapperOf(Service service) {
        return switch (service) {
            case METRICS -> CBOR;
            case LOGS, TABLES, KEYS -> JSON;
            case IDENTITY, OBJECTS ->
                throw new IllegalArgumentException("service: " + service + " (expected: one that speaks JSON or CBOR)");
        };
    }

    /** CBOR's tag 1: seconds since the epoch. */
    private static final class EpochSecondsSerializer extends StdSerializer<Instant> {
        private static final long serialVersionUID = 1L;

        private EpochSecondsSerializer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            ((CBORGenerator) generator).writeTag(1);
            generator.writeNumber(value.toEpochMilli() / 1000.0);
        }
    }
}
