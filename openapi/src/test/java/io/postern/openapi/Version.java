package io.postern.openapi;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version after Semantic Versioning, as far as it says what may break. */
record Version(int major, int minor) {

    private static final Pattern FORM = Pattern.compile("([0-9]+)\\.([0-9]+)\\.[0-9]+.*");

    static Version of(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) throw new IllegalArgumentException("version: " + text + " (expected: such as 1.2.3)");
        return new Version(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    }

    /** Whether what was promised by that one may be broken: by a higher major version, or before 1.0 by a higher minor one. */
    boolean mayBreak(Version promised) {
        if (major != promised.major) return major > promised.major;
        return major == 0 && minor > promised.minor;
    }
}
