package io.postern.testkit.cloudwatch;

import java.util.List;
import java.util.Map;

/** What a call is answered with, before it is put on the wire. */
sealed interface Answer {

    /** HTTP 200; the body holds strings, numbers, lists, maps and, for metrics, {@code Instant}s. */
    record Accepted(Map<String, ?> body) implements Answer {
        static final Accepted EMPTY = new Accepted(Map.of());
    }

    /** Refused whole: nothing of the call was stored. */
    record Refused(AwsError error, String message) implements Answer {

        /** AWS names every parameter that breaks one rule in one message, line by line; other rules wait their turn. */
        static Refused together(List<Refused> reasons) {
            AwsError first = reasons.getFirst().error();
            List<String> lines = reasons.stream()
                    .filter(reason -> reason.error() == first)
                    .map(Refused::message)
                    .toList();
            return new Refused(first, String.join("\n", lines));
        }
    }
}
