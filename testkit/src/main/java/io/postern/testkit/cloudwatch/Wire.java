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

/** Bytes to calls and answers to bytes: smithy rpc-v2-cbor for metrics, AWS JSON for logs, tables and keys, {@link QueryWire} for STS. */
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

    static void send(HttpExchange exchange, Service service, Answer answer) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("x-amzn-RequestId", UUID.randomUUID().toString());
        switch (service) {
            case METRICS -> {
                headers.set("Content-Type", "application/cbor");
                headers.set("smithy-protocol", "rpc-v2-cbor");
            }
            case LOGS, KEYS -> headers.set("Content-Type", "application/x-amz-json-1.1");
            case TABLES -> headers.set("Content-Type", "application/x-amz-json-1.0");
            case IDENTITY -> {
                headers.set("Content-Type", "text/xml");
                int status = answer instanceof Refused(AwsError error, String _, Map<String, ?> _)
                        ? error.status(service)
                        : 200;
                write(exchange, status, QueryWire.encode(answer));
                return;
            }
        }
        switch (answer) {
            case Accepted(Map<String, ?> body) ->
                write(exchange, 200, mapperOf(service).writeValueAsBytes(body));
            case Refused(AwsError error, String message, Map<String, ?> details) -> {
                if (service == Service.METRICS) {
                    headers.set("x-amzn-query-error", error.queryError());
                }
                String shape = (service == Service.TABLES ? SHAPES_OF_TABLES : "") + error.shape();
                Map<String, Object> body = new LinkedHashMap<>(details);
                body.put("__type", shape);
                body.put("message", message);
                write(exchange, error.status(service), mapperOf(service).writeValueAsBytes(body));
            }
        }
    }

    private static void write(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static ObjectMapper mapperOf(Service service) {
        return switch (service) {
            case METRICS -> CBOR;
            case LOGS, TABLES, KEYS -> JSON;
            case IDENTITY ->
                throw new IllegalArgumentException("service: STS (expected: one that speaks JSON or CBOR)");
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
