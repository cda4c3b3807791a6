package io.postern.metering;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.metering.model.CleanText;
import io.postern.metering.model.LogLine;
import io.postern.metering.model.MeterEvent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * What each line of one request is known by, the same whenever the request is sent again: CloudWatch's id of the event,
 * else API Gateway's own id of the call. A line that has neither is known by what it says and by how many of its like came
 * before it, so that two equal lines are two calls, and the same request sent twice is one.
 */
final class LineIds {

    /** So many different lines without an id are told apart from their likes; then counting begins anew. */
    private static final int SEEN_MAX = 20_000;

    private final Map<String, Integer> seen = new HashMap<>();

    String of(LogLine.Text line, String idOfCall) {
        if (!line.eventId().isBlank()) return bounded(line.eventId());
        if (!idOfCall.isBlank()) return bounded(idOfCall);
        String digest = digest(line.bytes(), line.from(), line.length());
        if (seen.size() >= SEEN_MAX) seen.clear();
        int before = seen.merge(digest, 1, Integer::sum) - 1;
        return digest + "-" + before;
    }

    /** What a line that is refused is known by: no counting, because one of equal ones is enough for people. */
    static String ofRefused(LogLine.Text line) {
        return line.eventId().isBlank() ? digest(line.bytes(), line.from(), line.length()) : bounded(line.eventId());
    }

    static String ofRefused(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return digest(bytes, 0, bytes.length);
    }

    private static String bounded(String id) {
        // One with control characters would not be the same text once they are blanks.
        if (id.length() <= MeterEvent.ID_MAX
                && CleanText.of(id, MeterEvent.ID_MAX).equals(id)) return id;
        byte[] bytes = id.getBytes(UTF_8);
        return digest(bytes, 0, bytes.length);
    }

    private static String digest(byte[] bytes, int from, int length) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(bytes, from, length);
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256: missing (expected: in every JDK)", impossible);
        }
    }
}
