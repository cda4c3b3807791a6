package io.postern.telemetry.model;

/**
 * What one round of delivery did, in records.
 *
 * @param delivered stored at their destination and gone from the queue
 * @param dead kept as dead letters; kept once more later when the round could not be settled
 * @param postponed back in the queue for later
 * @param uncertain of the postponed, those that may be stored all the same
 * @param unsettled stored at their destination, for sure or perhaps, while the queue is not known to have heard of it,
 *     or heard of it too late: they may come back after their lease, and are then stored twice
 */
public record Round(int delivered, int dead, int postponed, int uncertain, int unsettled) {

    /** A round that found nothing to do. */
    public static final Round IDLE = new Round(0, 0, 0, 0);

    /** A round that was settled. */
    public Round(int delivered, int dead, int postponed, int uncertain) {
        this(delivered, dead, postponed, uncertain, 0);
    }
}
