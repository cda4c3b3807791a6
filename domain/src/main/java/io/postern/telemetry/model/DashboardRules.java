package io.postern.telemetry.model;

import java.util.List;
import java.util.Optional;

/** What every dashboard's body must be. Source: CloudWatch API reference, "Dashboard body structure and syntax". */
public final class DashboardRules {

    private static final String WIDGETS = "widgets";

    private DashboardRules() {}

    /** What is wrong with the body: it must be an object in JSON with an array of widgets. */
    public static List<DashboardFinding> check(String body) {
        Optional<List<JsonMembers.Member>> members = JsonMembers.of(body);
        if (members.isEmpty()) return List.of(new DashboardFinding("", "The dashboard body is no object in JSON."));
        Optional<JsonMembers.Member> widgets = members.get().stream()
                .filter(member -> member.name().equals(WIDGETS))
                .findFirst();
        if (widgets.isEmpty()) return List.of(new DashboardFinding("", "Should have required property 'widgets'"));
        return isArray(body, widgets.get()) ? List.of() : List.of(new DashboardFinding("/widgets", "Should be array"));
    }

    private static boolean isArray(String body, JsonMembers.Member member) {
        // A member's text ends with its value, and only an array ends with such a bracket.
        return body.charAt(member.to() - 1) == ']';
    }
}
