package io.postern.redis.cleanup;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Where an allowlist of a name and the trail of its changes are kept: by one hash tag, so that one step writes both. */
final class AllowlistKeys {

    private final byte[] entries;
    private final byte[] ends;
    private final byte[] changes;

    AllowlistKeys(String name) {
        this.entries = key(name, "");
        this.ends = key(name, ":ends");
        this.changes = key(name, ":changes");
    }

    byte[] entries() {
        return entries;
    }

    byte[] changes() {
        return changes;
    }

    byte[][] all() {
        return new byte[][] {entries, ends, changes};
    }

    private static byte[] key(String name, String part) {
        return ("postern:{" + name + "}" + part).getBytes(UTF_8);
    }
}
