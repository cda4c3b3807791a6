package io.postern.cleanup;

import io.postern.cleanup.model.ChangePage;
import io.postern.cleanup.model.ChangeSearch;
import io.postern.cleanup.model.RecordedChange;
import io.postern.cleanup.port.ChangeTrail;
import io.postern.shared.PortUnavailable;
import java.util.ArrayList;
import java.util.List;

/** Tells who changed the allowlist, when and how, page by page. */
public final class ListChanges {

    /** Most changes that one page looks at, however few of them are wanted: ten questions to a store. */
    private static final int LOOKED_AT_MAX = 1_000;

    private final ChangeTrail trail;

    public ListChanges(ChangeTrail trail) {
        this.trail = trail;
    }

    /**
     * The newest changes that are wanted. A page ends early where it has looked at many that are not.
     *
     * @throws PortUnavailable when they cannot be asked for
     */
    public ChangePage list(ChangeSearch search) {
        List<RecordedChange> found = new ArrayList<>();
        long before = search.before() == 0 ? Long.MAX_VALUE : search.before();
        for (int looked = 0; looked < LOOKED_AT_MAX; looked += ChangeTrail.AT_ONCE_MAX) {
            List<RecordedChange> some = trail.before(before, ChangeTrail.AT_ONCE_MAX);
            for (RecordedChange one : some) {
                if (found.size() == search.limit()) return page(found, before);
                before = one.number();
                if (search.wants(one)) found.add(one);
            }
            if (some.size() < ChangeTrail.AT_ONCE_MAX) return page(found, 0);
        }
        return page(found, before);
    }

    /** The oldest number of all has nothing before it. */
    private static ChangePage page(List<RecordedChange> found, long next) {
        return new ChangePage(found, next == 1 ? 0 : next);
    }
}
