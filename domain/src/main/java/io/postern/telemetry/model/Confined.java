package io.postern.telemetry.model;

/** What becomes of a question within what its asker may read. */
public sealed interface Confined<Q> {

    /**
     * It may be asked.
     *
     * @param question as it is to be asked, with what the asker's policy adds to it
     */
    record Permitted<Q>(Q question) implements Confined<Q> {}

    /**
     * It may not.
     *
     * @param why in words for who asks
     */
    record Forbidden<Q>(ReadRule rule, String why) implements Confined<Q> {}
}
