package io.postern.testkit.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A part of a long answer.
 *
 * @param nextToken asks for the part after it; empty after the last
 */
record Page<T>(List<T> items, String nextToken) {

    private static final String PREFIX = "from:";

    /** Nothing if the token is not one of ours, or has outlived its list. */
    static <T> Optional<Page<T>> of(List<T> all, JsonNode token, int size) {
        Optional<Integer> from = offset(token).filter(offset -> offset <= all.size());
        return from.map(start -> {
            int end = Math.min(all.size(), start + size);
            return new Page<>(all.subList(start, end), end < all.size() ? tokenAt(end) : "");
        });
    }

    void putToken(Map<String, Object> body, String key) {
        if (!nextToken.isEmpty()) {
            body.put(key, nextToken);
        }
    }

    private static String tokenAt(int offset) {
        return Base64.getUrlEncoder().encodeToString((PREFIX + offset).getBytes(StandardCharsets.US_ASCII));
    }

    private static Optional<Integer> offset(JsonNode token) {
        if (token.isMissingNode() || token.isNull()) {
            return Optional.of(0);
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(token.asText()), StandardCharsets.US_ASCII);
            return text.matches(PREFIX + "\\d{1,9}")
                    ? Optional.of(Integer.valueOf(text.substring(PREFIX.length())))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            // Not base64: made up by the caller.
            return Optional.empty();
        }
    }
}
