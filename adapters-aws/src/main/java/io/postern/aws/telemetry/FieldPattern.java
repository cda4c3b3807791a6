package io.postern.aws.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The filter pattern of CloudWatch Logs for events that have certain members at the top of their JSON, as narrow as its
 * syntax is documented; what it cannot say is left out, so that it never misses one. Source: CloudWatch Logs user
 * guide, "Using filter patterns to match terms in JSON log events".
 */
final class FieldPattern {

    /** Longest pattern. Source: FilterLogEvents in the CloudWatch Logs API reference. */
    private static final int CHARACTERS_MAX = 1024;

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    /** Without what is a wildcard, an escape or a quote there; with a letter, so that it is read as no number. */
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_./:@-]*[A-Za-z][A-Za-z0-9_./:@-]*");

    private FieldPattern() {}

    /** The pattern; empty when it can say nothing of them. */
    static String of(Map<String, String> members) {
        List<String> terms = new ArrayList<>();
        int length = "{ }".length();
        for (Map.Entry<String, String> member : new TreeMap<>(members).entrySet()) {
            if (!NAME.matcher(member.getKey()).matches()
                    || !VALUE.matcher(member.getValue()).matches()) continue;
            String term = "($." + member.getKey() + " = \"" + member.getValue() + "\")";
            length += term.length() + " && ".length();
            if (length > CHARACTERS_MAX) break;
            terms.add(term);
        }
        return terms.isEmpty() ? "" : "{ " + String.join(" && ", terms) + " }";
    }
}
