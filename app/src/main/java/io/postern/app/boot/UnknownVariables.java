package io.postern.app.boot;

import io.micronaut.context.env.EnvironmentPropertySource;
import io.micronaut.context.env.PropertySource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds environment variables that begin as ours do and that nothing reads. They stop no boot, because others can have
 * reasons of their own for such a name; and only the name is told, since a misspelt secret is one, too.
 */
final class UnknownVariables {

    private static final String OURS = "POSTERN_";

    /** What launchers, commands and Lambda functions of ours read, and what stands beside them to run or to measure them. */
    private static final Set<String> OF_PROGRAMS = Set.of(
            "POSTERN_ACCESS_TOKEN",
            "POSTERN_CLASSPATH",
            "POSTERN_COMMAND",
            "POSTERN_DEADLINE",
            "POSTERN_IMAGE",
            "POSTERN_JAVA_OPTS",
            "POSTERN_KEY",
            "POSTERN_PORTS",
            "POSTERN_RESPONSE",
            "POSTERN_SECRETS",
            "POSTERN_UNREACHABLE",
            "POSTERN_URL");

    /** By these a build tells tests how to run. */
    private static final String OF_TESTS = "POSTERN_TEST_";

    /** Kubernetes tells each pod of each service, also of one that is called postern, or postern-redis. */
    private static final Pattern OF_KUBERNETES = Pattern.compile(
            "POSTERN_(\\w+_)?(SERVICE_HOST|SERVICE_PORT(_\\w+)?|PORT_\\d+_(TCP|UDP|SCTP)(_PROTO|_PORT|_ADDR)?)");

    /** Another one of these, which could as well be meant for us, but for its value. */
    private static final String PORT_OF_KUBERNETES = "_PORT";

    private static final Pattern ADDRESS_OF_KUBERNETES = Pattern.compile("(tcp|udp|sctp)://.*");

    private static final Pattern PLACE = Pattern.compile("\\[\\d+]$");

    /** How many slips are taken for a misspelling; in a short name fewer. */
    private static final int SLIPS_MAX = 3;

    /** A word that was left out is one slip of the mind, and not one for each character. */
    private static final int SLIPS_OF_A_WORD = 2;

    private UnknownVariables() {}

    /** One sentence for each, in the order of their names. */
    static List<String> sentences(Collection<PropertySource> sources) {
        SortedSet<String> known = known(sources);
        List<String> sentences = new ArrayList<>();
        for (PropertySource source : sources) {
            if (!source.getName().equals(EnvironmentPropertySource.NAME)) continue;
            for (String variable : source) {
                // The framework reads names in any case, and those of a list with their places in it.
                String name = PLACE.matcher(variable.toUpperCase(Locale.ROOT)).replaceFirst("");
                if (!name.startsWith(OURS) || name.startsWith(OF_TESTS)) continue;
                if (ofKubernetes(name, String.valueOf(source.get(variable)))) continue;
                if (known.stream().noneMatch(one -> matches(name, one))) sentences.add(sentence(variable, name, known));
            }
        }
        sentences.sort(Comparator.naturalOrder());
        return sentences;
    }

    /** All names, with a star for the id of a client or the like. */
    private static SortedSet<String> known(Collection<PropertySource> sources) {
        SortedSet<String> known = new TreeSet<>(OF_PROGRAMS);
        for (String key : UnknownKeys.known(sources)) known.add(Sources.asVariable(key));
        return known;
    }

    private static boolean ofKubernetes(String name, String value) {
        return OF_KUBERNETES.matcher(name).matches()
                || (name.endsWith(PORT_OF_KUBERNETES)
                        && ADDRESS_OF_KUBERNETES.matcher(value).matches());
    }

    private static boolean matches(String name, String known) {
        int star = known.indexOf('*');
        if (star < 0) return name.equals(known);
        return name.length() >= known.length()
                && name.startsWith(known.substring(0, star))
                && name.endsWith(known.substring(star + 1));
    }

    private static String sentence(String variable, String name, SortedSet<String> known) {
        String otherwise = "postern config print lists all settings";
        return "%s: no such variable, and nothing reads it (%s)."
                .formatted(
                        variable,
                        meant(name, known).map("did you mean %s?"::formatted).orElse(otherwise));
    }

    /** What is the fewest slips away, and few enough. */
    private static Optional<String> meant(String name, SortedSet<String> known) {
        String withoutOurs = name.substring(OURS.length());
        if (Keys.BY_VARIABLE.containsKey(withoutOurs)) return Optional.of(withoutOurs);
        int slipsMax = Math.clamp(withoutOurs.length() / 2, 1, SLIPS_MAX);
        return known.stream()
                .flatMap(one -> filled(one, name))
                .flatMap(one -> Stream.of(one, one + VariableFiles.ENDING))
                .min(Comparator.comparingInt(one -> slips(name, one)))
                .filter(one -> slips(name, one) <= slipsMax);
    }

    /** With the id that the name has where the star is. */
    private static Stream<String> filled(String known, String name) {
        int star = known.indexOf('*');
        if (star < 0) return Stream.of(known);
        int before = words(known.substring(0, star)).size();
        int after = words(known.substring(star + 2)).size();
        List<String> words = words(name);
        if (words.size() <= before + after) return Stream.empty();
        return Stream.of(known.replace("*", String.join("_", words.subList(before, words.size() - after))));
    }

    private static int slips(String name, String meant) {
        int slips = UnknownKeys.distance(name, meant);
        List<String> words = words(meant);
        for (int i = 1; i < words.size(); i++) {
            List<String> fewer = new ArrayList<>(words);
            fewer.remove(i);
            slips = Math.min(slips, SLIPS_OF_A_WORD + UnknownKeys.distance(name, String.join("_", fewer)));
        }
        return slips;
    }

    private static List<String> words(String name) {
        return Arrays.asList(name.split("_"));
    }
}
