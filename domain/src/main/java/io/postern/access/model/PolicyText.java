package io.postern.access.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Policies as a compact text, in which tokens carry them and stores keep them: a line for each rule, its cells between
 * tabs, the first of which is a letter for the rule. What has any line that is not understood is no policy, so that a
 * rule of a later version is never passed over.
 */
public final class PolicyText {

    /** Most bytes of one policy, as {@link #bytes} counts; two of them, one narrowed by the other, fit a token. */
    public static final int BYTES_MAX = 1024;

    private static final String CELL = "\t";
    private static final String LINE = "\n";

    private final Map<String, List<List<Wildcard>>> allowed = new LinkedHashMap<>();
    private final Map<String, String> dimensions = new LinkedHashMap<>();
    private final Map<String, String> logFields = new LinkedHashMap<>();
    private final Map<String, Long> numbers = new LinkedHashMap<>();
    private PolicyDestination destination = PolicyDestination.DEFAULT;

    private PolicyText() {}

    /** The policy as text; empty for the unrestricted one. */
    public static String write(Policy policy) {
        List<String> lines = new ArrayList<>();
        write("n", policy.namespaces(), lines);
        write("m", policy.metricNames(), lines);
        write("g", policy.logGroups(), lines);
        write("s", policy.logStreams(), lines);
        write("o", policy.origins(), lines);
        write("d", policy.dimensions().values(), lines);
        write("f", policy.logFields().values(), lines);
        write("R", policy.quota().recordsPerMinute(), Long.MAX_VALUE, lines);
        write("B", policy.quota().bytesPerMinute(), Long.MAX_VALUE, lines);
        write("S", policy.quota().seriesPerDay(), Long.MAX_VALUE, lines);
        write("W", policy.weight().said(), Weight.UNSAID.said(), lines);
        write("T", policy.tokenTtl().toSeconds(), Policy.ANY_TTL.toSeconds(), lines);
        // What follows from the other rules is not written, so that replicas of before understand it.
        write("E", policy.embeddedMetrics() ? 1 : 0, policy.hasMetricRules() ? 0 : 1, lines);
        if (!policy.destination().isDefault()) lines.add("D" + CELL + policy.destination());
        writeReads("r", policy.reads().namespaces(), lines);
        writeReads("l", policy.reads().logGroups(), lines);
        return String.join(LINE, lines);
    }

    /** Reads a text back; empty when it is not one of ours. */
    public static Optional<Policy> read(String text) {
        if (text.isEmpty()) return Optional.of(Policy.UNRESTRICTED);
        PolicyText reading = new PolicyText();
        try {
            for (String line : text.split(LINE, -1)) reading.line(List.of(line.split(CELL, -1)));
            return Optional.of(reading.policy());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** How many bytes a policy takes in a token, where JSON escapes some characters. */
    public static int bytes(Policy policy) {
        int bytes = 0;
        for (int c : write(policy).codePoints().toArray()) {
            boolean escaped = c == '"' || c == '\\' || c == '\t' || c == '\n';
            bytes += escaped || (c >= 0x80 && c < 0x800) ? 2 : c < 0x80 ? 1 : c < 0x2000 ? 3 : 6;
        }
        return bytes;
    }

    private static void write(String rule, Allowed allowed, List<String> lines) {
        for (List<Wildcard> list : allowed.lists()) {
            StringBuilder line = new StringBuilder(rule);
            for (Wildcard pattern : list) line.append(CELL).append(pattern);
            lines.add(line.toString());
        }
    }

    /** Here nothing is allowed unless it is said, so that "everything" has to be written and "nothing" has not. */
    private static void writeReads(String rule, Allowed allowed, List<String> lines) {
        if (allowed.any()) lines.add(rule + CELL + Wildcard.ANY);
        else if (!allowed.none()) write(rule, allowed, lines);
    }

    private static void write(String rule, SortedMap<String, String> stamps, List<String> lines) {
        stamps.forEach((name, value) -> lines.add(rule + CELL + name + CELL + value));
    }

    private static void write(String rule, long number, long none, List<String> lines) {
        if (number != none) lines.add(rule + CELL + number);
    }

    private void line(List<String> cells) {
        String rule = cells.getFirst();
        List<String> rest = cells.subList(1, cells.size());
        switch (rule) {
            case "n", "m", "g", "s", "o", "r", "l" ->
                allowed.computeIfAbsent(rule, _ -> new ArrayList<>())
                        .add(rest.stream().map(Wildcard::new).toList());
            case "d" -> stamp(dimensions, rest);
            case "f" -> stamp(logFields, rest);
            case "R", "B", "S", "W", "T", "E" -> number(rule, rest);
            case "D" -> destination(rest);
            default -> throw new IllegalArgumentException("rule: unknown");
        }
    }

    private static void stamp(Map<String, String> stamps, List<String> cells) {
        if (cells.size() != 2 || stamps.put(cells.getFirst(), cells.getLast()) != null)
            throw new IllegalArgumentException("stamp: malformed");
    }

    private void number(String rule, List<String> cells) {
        if (cells.size() != 1 || numbers.put(rule, Long.parseLong(cells.getFirst())) != null)
            throw new IllegalArgumentException("number: malformed");
    }

    private void destination(List<String> cells) {
        if (cells.size() != 1 || !destination.isDefault()) throw new IllegalArgumentException("destination: malformed");
        destination = new PolicyDestination(cells.getFirst());
    }

    private Policy policy() {
        Policy policy = ofSending();
        if (!destination.isDefault()) policy = policy.withDestination(destination);
        Reads reads = new Reads(reads("r"), reads("l"));
        return reads.none() ? policy : policy.withReads(reads);
    }

    private Policy ofSending() {
        Policy policy = new Policy(
                allowed("n"),
                allowed("m"),
                allowed("g"),
                allowed("s"),
                allowed("o"),
                Stamps.of(dimensions),
                Stamps.of(logFields),
                new Quota(
                        numbers.getOrDefault("R", Long.MAX_VALUE),
                        numbers.getOrDefault("B", Long.MAX_VALUE),
                        numbers.getOrDefault("S", Long.MAX_VALUE)),
                numbers.containsKey("W") ? new Weight(Math.toIntExact(numbers.get("W"))) : Weight.UNSAID,
                numbers.containsKey("T") ? Duration.ofSeconds(numbers.get("T")) : Policy.ANY_TTL);
        return numbers.containsKey("E") ? policy.withEmbeddedMetrics(flag(numbers.get("E"))) : policy;
    }

    private static boolean flag(long number) {
        if (number != 0 && number != 1) throw new IllegalArgumentException("flag: malformed");
        return number == 1;
    }

    private Allowed allowed(String rule) {
        return new Allowed(allowed.getOrDefault(rule, List.of()));
    }

    private Allowed reads(String rule) {
        return allowed.containsKey(rule) ? allowed(rule) : Reads.NONE.namespaces();
    }
}
