package io.postern.access.model;

/**
 * How much a client may send, all its senders together. {@link Long#MAX_VALUE} limits nothing.
 *
 * @param recordsPerMinute datums and log events
 * @param bytesPerMinute what they weigh in requests to CloudWatch
 * @param seriesPerDay distinct series of metrics: namespace, name and dimensions; days are those of UTC
 */
public record Quota(long recordsPerMinute, long bytesPerMinute, long seriesPerDay) {

    /** As much as it likes. */
    public static final Quota UNLIMITED = new Quota(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

    public Quota {
        check("recordsPerMinute", recordsPerMinute);
        check("bytesPerMinute", bytesPerMinute);
        check("seriesPerDay", seriesPerDay);
    }

    /** The smaller number of each. */
    public Quota narrowedBy(Quota other) {
        return new Quota(
                Math.min(recordsPerMinute, other.recordsPerMinute),
                Math.min(bytesPerMinute, other.bytesPerMinute),
                Math.min(seriesPerDay, other.seriesPerDay));
    }

    /** Whether records or their bytes are counted. */
    public boolean limitsRate() {
        return recordsPerMinute != Long.MAX_VALUE || bytesPerMinute != Long.MAX_VALUE;
    }

    /** Whether series are counted. */
    public boolean limitsSeries() {
        return seriesPerDay != Long.MAX_VALUE;
    }

    private static void check(String name, long value) {
        if (value < 1) throw new IllegalArgumentException(name + ": " + value + " (expected: 1 or more)");
    }
}
