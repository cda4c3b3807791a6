package io.postern.redis.telemetry;

import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.QueuedSubmission;
import java.time.Duration;
import java.util.List;

/**
 * What one partition gave to a taker.
 *
 * @param bytes of the frames, readable or not
 * @param hasMore whether it stopped because it had given as much as was asked for
 * @param untilDue time until something postponed is due; negative when nothing is, or something was claimed
 */
record Taken(List<Claim> claims, long bytes, boolean hasMore, Duration untilDue) {

    int records() {
        int records = 0;
        for (Claim claim : claims)
            for (QueuedSubmission queued : claim.submissions())
                records += queued.submission().size();
        return records;
    }
}
