package io.postern.app.boot;

import io.micronaut.context.env.EnvironmentPropertySource;
import io.micronaut.context.env.PropertySource;
import io.micronaut.core.naming.NameUtils;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds keys under {@code postern.} that mean nothing. A misspelt key would otherwise be a setting that is silently not
 * set. Environment variables are the matter of {@link UnknownVariables}.
 */
final class UnknownKeys {

    private static final String OURS = "postern.";

    /** System properties by which a build tells tests how to run; not configuration of a gate. */
    private static final String OF_TESTS = "postern.test.";

    private static final String ANY = ".*.";

    static final String BUNDLED = "application";

    /** Weaker than every other source: there a module that is added to the class path has the defaults of its keys. */
    private static final int OF_MODULES = Integer.MIN_VALUE;

    private UnknownKeys() {}

    /** One sentence for each unknown key, naming where it stands and the nearest known one. */
    static List<String> sentences(Collection<PropertySource> sources) {
        SortedSet<String> known = known(sources);
        List<String> sentences = new ArrayList<>();
        for (PropertySource source : sources) {
            if (source.getName().equals(EnvironmentPropertySource.NAME)) continue;
            for (String key : source) {
                String name = NameUtils.hyphenate(key, true);
                if (!name.startsWith(OURS) || name.startsWith(OF_TESTS)) continue;
                if (!known.contains(withAnyName(name))) sentences.add(sentence(name, source, known));
            }
        }
        return sentences;
    }

    /** Every key there is: those with a default, which the bundled file or a module holds, and those without. */
    static SortedSet<String> known(Collection<PropertySource> sources) {
        SortedSet<String> known = new TreeSet<>(Keys.WITHOUT_DEFAULT);
        Keys.MEMBERS.forEach((prefix, members) -> {
            for (String member : members) known.add(prefix + ANY + member);
        });
        for (PropertySource source : sources) {
            if (!source.getName().equals(BUNDLED) && source.getOrder() != OF_MODULES) continue;
            for (String key : source) if (key.startsWith(OURS)) known.add(key);
        }
        return known;
    }

    /** The key as the table has it: a star for the id of a client or the like, and no numbers of places in a list. */
    private static String withAnyName(String key) {
        for (String prefix : Keys.MEMBERS.keySet())
            if (key.startsWith(prefix + ".")) {
                String member = key.substring(key.indexOf('.', prefix.length() + 1) + 1);
                return prefix + ANY + member.replaceFirst("\\[[0-9]+]$", "");
            }
        return key;
    }

    private static String sentence(String key, PropertySource source, SortedSet<String> known) {
        String nearest = known.stream()
                .min(Comparator.comparingInt(candidate -> distance(key, candidate)))
                .orElseThrow();
        return "%s (in %s): no such key (did you mean %s?).".formatted(key, source.getName(), nearest);
    }

    /** Levenshtein's distance: how many characters to add, drop or change. */
    static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) row[j] = j;
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
