package io.postern.http.metering;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/** What AWS packs. */
final class Packed {

    private Packed() {}

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static String base64(String plain) {
        return Base64.getEncoder().encodeToString(plain.getBytes(UTF_8));
    }

    static String gzipped(String plain) {
        return Base64.getEncoder().encodeToString(gzip(plain.getBytes(UTF_8)));
    }

    /** What a subscription delivers: each message one log event, whose ids begin with the name. */
    static String logs(String name, String... messages) {
        StringBuilder events = new StringBuilder();
        for (int i = 0; i < messages.length; i++)
            events.append(i == 0 ? "" : ",")
                    .append("{\"id\":\"")
                    .append(name)
                    .append(i)
                    .append("\",\"timestamp\":1777636700000,\"message\":\"")
                    .append(messages[i].replace("\\", "\\\\").replace("\"", "\\\""))
                    .append("\"}");
        return "{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"123456789012\",\"logGroup\":\"api\",\"logStream\":\"s\","
                + "\"subscriptionFilters\":[\"f\"],\"logEvents\":[" + events + "]}";
    }

    static String control() {
        return "{\"messageType\":\"CONTROL_MESSAGE\",\"owner\":\"CloudwatchLogs\",\"logGroup\":\"\",\"logStream\":\"\","
                + "\"subscriptionFilters\":[],\"logEvents\":[{\"id\":\"\",\"timestamp\":1777636700000,"
                + "\"message\":\"CWL CONTROL MESSAGE: Checking health of destination Firehose.\"}]}";
    }

    /** A delivery of Firehose. */
    static String delivery(String requestId, String... records) {
        StringBuilder all = new StringBuilder();
        for (String record : records)
            all.append(all.isEmpty() ? "" : ",")
                    .append("{\"data\":\"")
                    .append(record)
                    .append("\"}");
        return "{\"requestId\":\"" + requestId + "\",\"timestamp\":1777636800000,\"records\":[" + all + "]}";
    }
}
