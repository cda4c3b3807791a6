package io.postern.redis.telemetry;

import io.postern.telemetry.model.Claim;

/**
 * What the queue must know to end a claim, in the claim's own id, so that it keeps no memory of claims.
 *
 * @param partition number of the partition, as in receipts
 * @param stream number of the stream, as in the scripts
 * @param entry the entry's id in it
 * @param deliveries how often it was handed out, so that a claim that came back after its lease is another one
 * @param bytes what it counts for in the depth
 * @param submissions how many it counts for in the depth
 */
record ClaimId(int partition, int stream, String entry, long deliveries, long bytes, long submissions) {

    private static final int PARTS = 6;

    static ClaimId of(Claim claim) {
        String[] parts = claim.id().split("/", -1);
        if (parts.length != PARTS)
            throw new IllegalArgumentException("claim id: " + claim.id() + " (expected: one that this queue gave)");
        return new ClaimId(
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]),
                parts[2],
                Long.parseLong(parts[3]),
                Long.parseLong(parts[4]),
                Long.parseLong(parts[5]));
    }

    @Override
    public String toString() {
        return partition + "/" + stream + "/" + entry + "/" + deliveries + "/" + bytes + "/" + submissions;
    }
}
