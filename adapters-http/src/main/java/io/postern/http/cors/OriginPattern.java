package io.postern.http.cors;

import java.util.List;

/**
 * One allowed origin, which may hold {@code *}. A star stands for one or more characters of a host's labels and dots,
 * so it never reaches over a scheme, a port or a path. Matching takes time in proportion to the two lengths'
 * product at worst, whatever the number of stars: there is no regular expression to blow up.
 */
public final class OriginPattern {

    private final String pattern;

    OriginPattern(String pattern) {
        this.pattern = pattern;
    }

    /** Whether the well-formed origin is one that is meant. */
    boolean matches(String origin) {
        int p = 0;
        int o = 0;
        int star = -1;
        int taken = 0;
        while (o < origin.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                if (!label(origin.charAt(o))) return false;
                star = p++;
                taken = ++o;
            } else if (p < pattern.length() && pattern.charAt(p) == origin.charAt(o)) {
                p++;
                o++;
            } else if (star >= 0 && label(origin.charAt(taken))) {
                // Give the last star one character more and try again from there.
                p = star + 1;
                o = ++taken;
            } else {
                return false;
            }
        }
        return p == pattern.length();
    }

    /** A scheme, {@code ://}, labels without a gap, and perhaps a port: what a browser sends, in lower case. */
    public static boolean wellFormed(String origin) {
        int scheme = origin.indexOf("://");
        if (scheme <= 0 || origin.length() > 512) return false;
        String host = origin.substring(scheme + 3);
        int colon = host.lastIndexOf(':');
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (colon >= 0 && !bracketed) {
            if (!digits(host.substring(colon + 1))) return false;
            host = host.substring(0, colon);
        }
        if (host.startsWith("[")) return host.endsWith("]");
        for (String label : List.of(host.split("\\.", -1))) {
            if (label.isEmpty()) return false;
            for (int i = 0; i < label.length(); i++) if (!label(label.charAt(i))) return false;
        }
        return true;
    }

    private static boolean digits(String port) {
        for (int i = 0; i < port.length(); i++) if (port.charAt(i) < '0' || port.charAt(i) > '9') return false;
        return !port.isEmpty() && port.length() <= 5;
    }

    private static boolean label(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    }
}
