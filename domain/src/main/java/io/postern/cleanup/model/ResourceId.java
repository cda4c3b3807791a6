package io.postern.cleanup.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/**
 * What an allowlist entry is for: {@code service:resource:id}, whose id may hold colons and wildcards. One that is not of
 * that form is nobody's, and can still be found and withdrawn. Ids are in order of their code points.
 */
public record ResourceId(String value) implements Comparable<ResourceId> {

    /** Most bytes in UTF-8: those of a key in DynamoDB ("Constraints in Amazon DynamoDB", partition key length). */
    public static final int BYTES_MAX = 2_048;

    private static final Comparator<ResourceId> ORDER = (one, other) -> compare(one.value, other.value);

    public ResourceId {
        if (!isUsable(value))
            throw new IllegalArgumentException(
                    "resource id: not usable (expected: 1 to " + BYTES_MAX + " bytes of UTF-8)");
    }

    /** The id that a text is; nothing when it can be none. */
    public static Optional<ResourceId> read(String text) {
        return isUsable(text) ? Optional.of(new ResourceId(text)) : Optional.empty();
    }

    /** Service, resource and id, any of which may be empty; fewer than three when it is not of the form. */
    private String[] parts() {
        return value.split(":", 3);
    }

    /** Whether there are a service, a resource and an id, which may be empty. */
    public boolean whole() {
        return parts().length == 3;
    }

    /** Such as {@code s3}. */
    public String service() {
        return parts()[0];
    }

    /** Such as {@code bucket}; empty when there is none. */
    public String resource() {
        String[] parts = parts();
        return parts.length > 1 ? parts[1] : "";
    }

    /** What the service calls it; empty when there is nothing. */
    public String id() {
        String[] parts = parts();
        return parts.length > 2 ? parts[2] : "";
    }

    @Override
    public int compareTo(ResourceId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean isUsable(String value) {
        if (value.isEmpty() || value.length() > BYTES_MAX) return false;
        // A lone surrogate is no text: it would come back from any store as something else.
        return UTF_8.newEncoder().canEncode(value) && value.getBytes(UTF_8).length <= BYTES_MAX;
    }

    /** UTF-8 keeps the order of code points, which that of chars is not. */
    private static int compare(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }
}
