package io.postern.redis.telemetry;

import java.util.List;

/**
 * How much each partition may hold, so that all together hold no more than the queue may. Half of that is kept for them in
 * equal parts, which nobody else can fill; the other half is for those who need it, as far as this replica knows what the
 * others hold.
 */
final class Room {

    private final long bytesMax;
    private final long kept;
    private final int partitions;
    private final List<Standing> standings;

    /**
     * The room of so many partitions.
     *
     * @param standings of all that may hold something, also of those that are no longer appended to
     */
    Room(long bytesMax, int partitions, List<Standing> standings) {
        this.bytesMax = bytesMax;
        this.kept = bytesMax / (2L * partitions);
        this.partitions = partitions;
        this.standings = standings;
    }

    /** Most bytes that this partition may hold now. */
    long of(int partition) {
        long others = 0;
        for (int i = 0; i < standings.size(); i++) {
            if (i != partition) others += Math.max(standings.get(i).bytes(), i < partitions ? kept : 0);
        }
        return Math.max(kept, bytesMax - others);
    }
}
