package io.postern.locate.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The full name of a machine, in one of the three forms of m-lab or any other name of the DNS. Source of the forms:
 * github.com/m-lab/go/host.
 *
 * @param service what stands before the machine; empty when the name has none
 * @param bare the name without a service and without the suffix that instance groups add
 * @param organization who keeps it; {@code mlab} for the first two forms, empty for a name of no form
 */
public record MachineName(Form form, String text, String service, String bare, String organization) {

    /** How a name is made up. */
    public enum Form {
        /** {@code mlab1.lga01.measurement-lab.org}. */
        FIRST,
        /** {@code mlab1-lga01.mlab-oti.measurement-lab.org}, with a suffix in instance groups. */
        SECOND,
        /** {@code ndt-lga3356-040e9f4b.mlab.autojoin.measurement-lab.org}; the service belongs to the machine's name. */
        THIRD,
        /** Any other name. */
        OTHER
    }

    private static final int CHARACTERS_MAX = 253;

    private static final Pattern FIRST =
            Pattern.compile("(?:([a-z.-]+)[.-])?(mlab[1-4]d?)[.-]([a-z]{3}[0-9tc]{2})\\.(measurement-lab\\.org)");
    private static final Pattern SECOND = Pattern.compile(
            "(?:([a-z0-9]+)-)?(mlab[0-9]d?-[a-z]{3}[0-9][0-9t]\\.[a-z0-9-]+\\.measurement-lab\\.org)(-[a-z0-9]+)?");
    private static final Pattern THIRD = Pattern.compile(
            "(?:([a-z0-9]+)-)?[a-z]{3}[0-9]{1,10}-[0-9a-f]{8}\\.([a-z0-9-]+)\\.[a-z0-9-]+\\.[a-z0-9-]+\\.[a-z0-9-]+");
    private static final Pattern OTHER = Pattern.compile(
            "(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)*[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    /** Reads a name; empty when no machine can have it. */
    public static Optional<MachineName> parse(String text) {
        if (text.length() > CHARACTERS_MAX) return Optional.empty();
        Matcher first = FIRST.matcher(text);
        if (first.matches()) {
            String bare = first.group(2) + "." + first.group(3) + "." + first.group(4);
            return Optional.of(new MachineName(Form.FIRST, text, orEmpty(first, 1), bare, "mlab"));
        }
        Matcher second = SECOND.matcher(text);
        if (second.matches())
            return Optional.of(new MachineName(Form.SECOND, text, orEmpty(second, 1), second.group(2), "mlab"));
        Matcher third = THIRD.matcher(text);
        if (third.matches())
            return Optional.of(new MachineName(Form.THIRD, text, orEmpty(third, 1), text, third.group(2)));
        return OTHER.matcher(text).matches()
                ? Optional.of(new MachineName(Form.OTHER, text, "", text, ""))
                : Optional.empty();
    }

    /** The name of the machine itself, where this may be the name under which it serves that experiment. */
    public String machine(String experiment) {
        boolean serving = form == Form.OTHER && text.startsWith(experiment + "-");
        return serving ? text.substring(experiment.length() + 1) : bare;
    }

    /** The name under which the machine serves that experiment; names of the third form stay as they are. */
    public String serving(String experiment) {
        return form == Form.THIRD ? text : experiment + "-" + machine(experiment);
    }

    private static String orEmpty(Matcher matcher, int group) {
        String found = matcher.group(group);
        return found == null ? "" : found;
    }
}
