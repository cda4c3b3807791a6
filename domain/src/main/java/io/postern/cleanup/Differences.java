package io.postern.cleanup;

import io.postern.cleanup.model.ActionChange;
import io.postern.cleanup.model.ExecutionDiff;
import io.postern.cleanup.model.ExecutionRow;
import io.postern.cleanup.model.ResourceAction;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is found different as two logs are compared: first all is counted, then the first of each kind are named. */
final class Differences {

    private final ComparedResources resources;
    private final int limit;
    private final Set<String> warnings = new LinkedHashSet<>();
    private final List<ResourceAction> appeared = new ArrayList<>();
    private final List<ResourceAction> vanished = new ArrayList<>();
    private final List<ActionChange> changed = new ArrayList<>();
    private int appearedCount;
    private int vanishedCount;
    private int changedCount;
    private int unchangedCount;

    Differences(ComparedResources resources, int limit) {
        this.resources = resources;
        this.limit = limit;
    }

    void count() {
        for (int slot = 0; slot < resources.slots(); slot++) {
            boolean inFirst = resources.inBefore(slot);
            boolean inSecond = resources.inAfter(slot);
            if (inFirst && !inSecond) vanishedCount++;
            if (!inFirst && inSecond) appearedCount++;
            if (inFirst && inSecond && isChanged(slot)) changedCount++;
            if (inFirst && inSecond && !isChanged(slot)) unchangedCount++;
        }
    }

    /** Names a resource of the second log if it appeared or changed; says whether there is more to name. */
    boolean nameOfSecond(ExecutionRow row) {
        int slot = resources.takeSlot(row);
        if (slot != ComparedResources.NONE) {
            if (!resources.inBefore(slot)) add(appeared, ResourceAction.of(row, resources.after(slot)));
            else if (isChanged(slot)) add(changed, ActionChange.of(row, resources.before(slot), resources.after(slot)));
        }
        return appeared.size() < Math.min(limit, appearedCount) || changed.size() < Math.min(limit, changedCount);
    }

    /** Names a resource of the first log if it vanished; says whether there is more to name. */
    boolean nameOfFirst(ExecutionRow row) {
        int slot = resources.takeSlot(row);
        if (slot != ComparedResources.NONE && !resources.inAfter(slot))
            add(vanished, ResourceAction.of(row, resources.before(slot)));
        return vanished.size() < Math.min(limit, vanishedCount);
    }

    void warn(String warning) {
        warnings.add(warning);
    }

    ExecutionDiff diff() {
        return new ExecutionDiff(
                new ExecutionDiff.Part<>(appearedCount, appeared),
                new ExecutionDiff.Part<>(vanishedCount, vanished),
                new ExecutionDiff.Part<>(changedCount, changed),
                unchangedCount,
                List.copyOf(warnings));
    }

    private boolean isChanged(int slot) {
        return !resources.before(slot).equals(resources.after(slot));
    }

    private <T> void add(List<T> named, T one) {
        if (named.size() < limit) named.add(one);
    }
}
