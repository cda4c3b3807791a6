package io.postern.testkit.cloudwatch;

import java.util.List;
import java.util.Map;

/** What a call is answered with, before it is put on the wire. */
sealed interface Answer {

    /** HTTP 200; the body holds strings, numbers, lists, maps and, for metrics, {@code Instant}s. */
    record Accepted(Map<String, ?> body) implements Answer {
        static final Accepted EMPTY = new Accepted(Map.of());
    }

    /** HTTP 200 with an object of S3. */
    final class Content implements Answer {
        private final byte[] bytes;

        Content(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    /**
     * The connection breaks in the middle of another answer.
     *
     * @param hangs whether it says nothing more for a while before it does
     */
    record Half(Answer whole, boolean hangs) implements Answer {}

    /**
     * Refused whole: nothing of the call was stored.
     *
     * @param details what the error says beside its message, by AWS's own names
     */
    record Refused(AwsError error, String message, Map<String, ?> details) implements Answer {

        Refused(AwsError error, String message) {
            this(error, message, Map.of());
        }

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
