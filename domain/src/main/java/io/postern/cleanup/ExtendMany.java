package io.postern.cleanup;

import io.postern.cleanup.model.Allowing;
import io.postern.cleanup.model.Author;
import io.postern.cleanup.model.Extension;
import io.postern.cleanup.model.Settings;
import io.postern.cleanup.port.Allowlist;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.util.List;

/** Lets many allowlist entries last longer, by one look at the settings. */
public final class ExtendMany {

    /** Most of them at once. */
    public static final int MANY_MAX = AllowMany.MANY_MAX;

    private final Allowlist allowlist;
    private final DescribeServices services;
    private final Clock clock;

    public ExtendMany(Allowlist allowlist, DescribeServices services, Clock clock) {
        this.allowlist = allowlist;
        this.services = services;
        this.clock = clock;
    }

    /**
     * What became of each, in their order. One that breaks a rule hinders no other one.
     *
     * @throws PortUnavailable when it is not known what became of one; those before it are done
     * @throws IllegalArgumentException when there are none, or more than {@value #MANY_MAX}
     */
    public List<Allowing> extend(List<Extension> wanted, Author author) {
        if (wanted.isEmpty() || wanted.size() > MANY_MAX)
            throw new IllegalArgumentException("entries: " + wanted.size() + " (expected: 1 to " + MANY_MAX + ")");
        Settings settings = services.describe();
        ExtendEntry one = new ExtendEntry(allowlist, () -> settings, clock);
        return wanted.stream().map(each -> one.extend(each, author)).toList();
    }
}
