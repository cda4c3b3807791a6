package io.postern.cleanup.model;

import java.util.List;

/**
 * What is different between two runs. A resource that a run names more than once counts once, with the last action.
 *
 * @param appeared what only the second run names
 * @param vanished what only the first one names
 * @param changed what both name, with another action
 * @param unchanged how many resources both name with the same action
 * @param warnings what of the logs could not be read
 */
public record ExecutionDiff(
        Part<ResourceAction> appeared,
        Part<ResourceAction> vanished,
        Part<ActionChange> changed,
        int unchanged,
        List<String> warnings) {

    public ExecutionDiff {
        warnings = List.copyOf(warnings);
    }

    /**
     * One kind of difference.
     *
     * @param count how many there are
     * @param first the first of them, in the order of their log, as many as were asked for
     */
    public record Part<T>(int count, List<T> first) {
        public Part {
            first = List.copyOf(first);
        }
    }
}
