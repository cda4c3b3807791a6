package io.postern.access.model;

import java.util.List;

/**
 * What a client may read back of what is stored; nothing, unless it is said.
 *
 * @param namespaces of metrics
 * @param logGroups whose events
 */
public record Reads(Allowed namespaces, Allowed logGroups) {

    private static final Allowed NOTHING = Allowed.of(List.of());

    /** Nothing at all. */
    public static final Reads NONE = new Reads(NOTHING, NOTHING);

    public Reads {
        namespaces = namespaces.none() ? NOTHING : namespaces;
        logGroups = logGroups.none() ? NOTHING : logGroups;
    }

    /** Whether nothing may be read. */
    public boolean none() {
        return namespaces.none() && logGroups.none();
    }

    /** What both allow. */
    Reads narrowedBy(Reads other) {
        return new Reads(namespaces.narrowedBy(other.namespaces), logGroups.narrowedBy(other.logGroups));
    }
}
