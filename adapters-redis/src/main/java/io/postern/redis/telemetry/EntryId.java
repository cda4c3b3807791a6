package io.postern.redis.telemetry;

/**
 * The id of a stream's entry.
 *
 * @param millis when Redis stored it, or when it stored one before, if its clock went back
 * @param sequence keeps entries of one millisecond apart
 */
record EntryId(long millis, long sequence) {

    static EntryId parse(String id) {
        int dash = id.indexOf('-');
        return new EntryId(Long.parseLong(id, 0, dash, 10), Long.parseLong(id, dash + 1, id.length(), 10));
    }

    @Override
    public String toString() {
        return millis + "-" + sequence;
    }
}
