package io.postern.telemetry.model;

/**
 * What one round of delivery did, in records.
 *
 * @param delivered stored at their destination
 * @param dead kept as dead letters
 * @param postponed back in the queue for later
 * @param uncertain of the postponed, those that may be stored all the same
 */
public record Round(int delivered, int dead, int postponed, int uncertain) {

    /** A round that found nothing to do. */
    public static final Round IDLE = new Round(0, 0, 0, 0);
}
