package io.postern.testkit.cloudwatch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.postern.testkit.cloudwatch.Answer.Accepted;
import io.postern.testkit.cloudwatch.Answer.Refused;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * S3: buckets that a test fills, read object by object and listed in pages of at most 1,000 names, in the order of bytes.
 */
final class ObjectOperations {

    private static final int KEYS_MAX = 1_000;

    private final Map<String, NavigableMap<String, byte[]>> buckets = new HashMap<>();

    synchronized void put(String bucket, String key, byte[] content) {
        buckets.computeIfAbsent(bucket, _ -> new TreeMap<>(ObjectOperations::compare))
                .put(key, content.clone());
    }

    synchronized void clear() {
        buckets.clear();
    }

    synchronized Answer answer(Operation operation, ObjectNode request) {
        NavigableMap<String, byte[]> objects =
                buckets.get(request.path("bucket").asText());
        if (objects == null) return new Refused(AwsError.NO_SUCH_BUCKET, "The specified bucket does not exist");
        return switch (operation) {
            case LIST_OBJECTS -> list(objects, request);
            case GET_OBJECT -> get(objects, request.path("key").asText());
            default -> throw new IllegalArgumentException("operation: " + operation + " (expected: one of S3)");
        };
    }

    private static Answer get(Map<String, byte[]> objects, String key) {
        byte[] content = objects.get(key);
        return content == null
                ? new Refused(AwsError.NO_SUCH_KEY, "The specified key does not exist.")
                : new Answer.Content(content);
    }

    private static Answer list(NavigableMap<String, byte[]> objects, ObjectNode request) {
        int keysMax = request.path("max-keys").asInt(KEYS_MAX);
        if (keysMax < 0)
            return new Refused(
                    AwsError.INVALID_ARGUMENT, "Argument maxKeys must be an integer between 0 and 2147483647");
        String prefix = request.path("prefix").asText();
        String delimiter = request.path("delimiter").asText();
        String after = request.path("start-after").asText();
        String token = request.path("continuation-token").asText();
        if (!token.isEmpty()) after = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
        Listing listing = new Listing(request, Math.min(keysMax, KEYS_MAX));
        for (Map.Entry<String, byte[]> object : objects.tailMap(after, false).entrySet()) {
            String key = object.getKey();
            if (!key.startsWith(prefix)) continue;
            int end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
            String name = end < 0 ? key : key.substring(0, end + delimiter.length());
            // What was rolled up on an earlier page does not come again.
            if (end >= 0 && after.startsWith(name)) continue;
            if (!listing.add(name, end >= 0, object.getValue().length)) break;
        }
        return new Accepted(Map.of("ListBucketResult", listing.members()));
    }

    /** As S3 orders keys: by the bytes of UTF-8. */
    private static int compare(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** One page as it grows; a name that stands for several keys counts as one. */
    private static final class Listing {
        private final ObjectNode request;
        private final int keysMax;
        private final List<Map<String, String>> contents = new ArrayList<>();
        private final List<Map<String, String>> prefixes = new ArrayList<>();
        private String last = "";
        private boolean truncated;

        Listing(ObjectNode request, int keysMax) {
            this.request = request;
            this.keysMax = keysMax;
        }

        /** Says whether the page goes on. */
        boolean add(String name, boolean prefix, int bytes) {
            if (prefix && name.equals(last)) return true;
            if (contents.size() + prefixes.size() == keysMax) {
                truncated = keysMax > 0;
                return false;
            }
            last = name;
            if (prefix) prefixes.add(Map.of("Prefix", ObjectWire.encoded(name, request)));
            else
                contents.add(Map.of(
                        "Key", ObjectWire.encoded(name, request),
                        "LastModified", "2023-01-01T06:00:00.000Z",
                        "ETag", "&quot;d41d8cd98f00b204e9800998ecf8427e&quot;",
                        "Size", Integer.toString(bytes),
                        "StorageClass", "STANDARD"));
            return true;
        }

        Map<String, Object> members() {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("Name", request.path("bucket").asText());
            members.put("Prefix", ObjectWire.encoded(request.path("prefix").asText(), request));
            members.put("KeyCount", Integer.toString(contents.size() + prefixes.size()));
            members.put("MaxKeys", Integer.toString(keysMax));
            if (request.has("encoding-type")) members.put("EncodingType", "url");
            members.put("IsTruncated", Boolean.toString(truncated));
            members.put("Contents", contents);
            members.put("CommonPrefixes", prefixes);
            if (truncated)
                members.put(
                        "NextContinuationToken",
                        Base64.getEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8)));
            return members;
        }
    }
}
