package io.postern.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.postern.shared.Precondition;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions as entity tags, and what callers make conditional on them (RFC 9110, sections 8.8.3 and 13.1). */
public final class EntityTags {

    private static final Pattern TAG = Pattern.compile("(W/)?\"([^\"]*)\"");
    private static final String ANY = "*";

    private EntityTags() {}

    /** A strong tag: where it is the same all is equal. */
    public static String of(String version) {
        return '"' + version + '"';
    }

    /**
     * The precondition of a request; none where its headers say nothing.
     *
     * @throws IllegalArgumentException when they say what we cannot heed; its message can be shown
     */
    public static Precondition precondition(HttpRequest<?> request) {
        List<String> match = request.getHeaders().getAll(HttpHeaders.IF_MATCH);
        List<String> noneMatch = request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH);
        if (noneMatch.isEmpty()) return match.isEmpty() ? new Precondition.Anything() : matching(match);
        if (match.isEmpty() && noneMatch.equals(List.of(ANY))) return new Precondition.Unknown();
        throw new IllegalArgumentException("If-None-Match: not usable (expected: * and no If-Match)");
    }

    /** A weak tag matches nothing here, nor does what is no tag. */
    private static Precondition matching(List<String> match) {
        if (match.equals(List.of(ANY))) return new Precondition.Known();
        Set<String> versions = new LinkedHashSet<>();
        for (String header : match) {
            Matcher tags = TAG.matcher(header);
            while (tags.find()) if (tags.group(1) == null) versions.add(tags.group(2));
        }
        return new Precondition.OneOf(versions);
    }
}
