package io.postern.redis.telemetry;

import java.util.List;

/**
 * How much each partition may hold, so that all together hold no more than the queue may. A quarter of that is kept for
 * them in equal parts and a quarter by what their clients weigh, which nobody else can fill; the other half is for those who
 * need it, as far as this replica knows what the others hold. The last eighth of a partition's room is for clients that
 * send less than others.
 */
final class Room {

    private final long bytesMax;
    private final int partitions;
    private final List<Standing> standings;

    /**
     * The room of so many partitions.
     *
     * @param standings of all that may hold something, also of those that are no longer appended to
     */
    Room(long bytesMax, int partitions, List<Standing> standings) {
        this.bytesMax = bytesMax;
        this.partitions = partitions;
        this.standings = standings;
    }

    /** Most bytes that this partition may hold now. */
    long of(int partition) {
        long weights = 0;
        for (int i = 0; i < partitions; i++) weights += standings.get(i).weight();
        long others = 0;
        for (int i = 0; i < standings.size(); i++) {
            if (i != partition) others += Math.max(standings.get(i).bytes(), i < partitions ? kept(i, weights) : 0);
        }
        return Math.max(kept(partition, weights), bytesMax - others);
    }

    /** Of that room, what a client may fill. */
    static long forClient(boolean isModest, long room) {
        return isModest ? room : room - room / 8;
    }

    private long kept(int partition, long weights) {
        double equal = 1.0 / partitions;
        double byWeight = (double) standings.get(partition).weight() / weights;
        return (long) (bytesMax / 4.0 * (equal + byWeight));
    }
}
