package io.postern.telemetry.model;

import java.util.List;

/** What became of putting a dashboard. */
public sealed interface DashboardKeeping {

    /**
     * It is kept, and replaces the one of its name.
     *
     * @param findings warnings: what may not be shown as it was meant
     */
    record Kept(List<DashboardFinding> findings) implements DashboardKeeping {
        public Kept {
            findings = List.copyOf(findings);
        }
    }

    /**
     * It is not valid; the one of its name, if there is one, is as it was.
     *
     * @param why in a sentence that can be shown
     * @param findings what is wrong; may be empty when the sentence says it all
     */
    record Invalid(String why, List<DashboardFinding> findings) implements DashboardKeeping {
        public Invalid {
            findings = List.copyOf(findings);
        }
    }

    /** There are as many as there may be, and it is not among them. */
    record Full() implements DashboardKeeping {}
}
