package io.postern.http.telemetry;

import io.postern.telemetry.model.Reach;
import org.jspecify.annotations.Nullable;

/** The parameter {@code follow} of reading, and what an answer says of it. */
final class Follow {

    static final String DESCRIPTION =
            "Whether to go on to the end, page by page, up to a bound that the answer tells of.";

    private Follow() {}

    static Reach reach(boolean follow) {
        return follow ? Reach.END : Reach.PAGE;
    }

    /** True, or nothing where no bound was in the way. */
    static @Nullable Boolean boundReached(Reach reach, String nextToken) {
        if (reach == Reach.PAGE || nextToken.isEmpty()) return null;
        return true;
    }
}
