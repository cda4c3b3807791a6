package io.postern.testkit.cloudwatch;

/** A way to misbehave; {@link CloudWatchStandIn#misbehave} plans it. */
public sealed interface Fault {

    /** Answers as AWS does over its rate: HTTP 400, {@code Throttling} or {@code ThrottlingException}. */
    record Throttle() implements Fault {}

    /**
     * Answers HTTP 500 or 503, storing nothing.
     *
     * @param status 500 or 503
     */
    record Fail(int status) implements Fault {
        public Fail {
            if (status != 500 && status != 503) {
                throw new IllegalArgumentException("status: " + status + " (expected: 500 or 503)");
            }
        }
    }

    /** Stores nothing and says nothing until {@link CloudWatchStandIn#release}, then cuts the connection. */
    record Hang() implements Fault {}

    /** Stores what was sent, then says nothing until {@link CloudWatchStandIn#release}, then cuts the connection. */
    record HangAfterProcessing() implements Fault {}

    /** Cuts the connection; nothing is stored. */
    record CutBeforeProcessing() implements Fault {}

    /** Stores what was sent and cuts the connection, so the sender cannot know. */
    record CutAfterProcessing() implements Fault {}

    /** Sends half of the answer, then cuts the connection. */
    record CutMidway() implements Fault {}

    /** Sends half of the answer, then says nothing until {@link CloudWatchStandIn#release}, then cuts the connection. */
    record HangMidway() implements Fault {}

    /** Answers as if the caller lacked the permission. */
    record DenyAccess() implements Fault {}

    /** Answers as if the caller's session had ended. */
    record ExpireToken() implements Fault {}
}
