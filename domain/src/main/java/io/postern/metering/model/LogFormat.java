package io.postern.metering.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Under which names the entries of an access log hold what meter events are made of. Each wanted name has a place, so that
 * a reader can put texts where they belong without keeping those that nobody wants.
 */
public final class LogFormat {

    /** Most names that one format may look for. */
    public static final int NAMES_MAX = 128;

    /** The line of HTTP APIs calls {@code clientId} what {@link AuthorizerContext} calls {@code client}. */
    private static final List<String> APPLICATION =
            List.of("principalId", "apiKeyId", "clientId", "caller", "identity.caller");

    private static final List<String> LABELS = List.of("apiId", "stage", "domainName");

    private final String name;
    private final Map<String, Integer> places = new HashMap<>();
    private final Set<String> prefixes = new HashSet<>();
    private final Map<EntryField, int[]> fields = new EnumMap<>(EntryField.class);
    private final Map<String, Integer> labels;

    /**
     * A format.
     *
     * @param names of each field those that are looked for, the best first; a point leads into an object
     * @param labels names whose texts become labels under the same name
     */
    public LogFormat(String name, Map<EntryField, List<String>> names, List<String> labels) {
        if (name.isBlank()) throw new IllegalArgumentException("format: no name (expected: text)");
        this.name = name;
        for (EntryField field : EntryField.values())
            fields.put(
                    field,
                    names.getOrDefault(field, List.of()).stream()
                            .mapToInt(this::learn)
                            .toArray());
        Map<String, Integer> placed = new LinkedHashMap<>();
        for (String label : labels) {
            if (label.indexOf('=') >= 0)
                throw new IllegalArgumentException("format " + name + ": label " + label + " (expected: no '=')");
            placed.put(label, learn(label));
        }
        this.labels = Collections.unmodifiableMap(placed);
        if (this.labels.size() > MeterEvent.LABELS_MAX || places.size() > NAMES_MAX)
            throw new IllegalArgumentException("format " + name + ": too many names (expected: at most "
                    + MeterEvent.LABELS_MAX + " labels and " + NAMES_MAX + " names)");
    }

    /** The one for the line of REST APIs in {@code docs/metering.md}. */
    public static LogFormat rest() {
        return new LogFormat("rest", readyMade(List.of("resourcePath")), LABELS);
    }

    /** The one for the line of HTTP APIs in {@code docs/metering.md}. */
    public static LogFormat http() {
        return new LogFormat("http", readyMade(List.of("routeKey")), LABELS);
    }

    /** One for both of these lines, and for lines that were written after Revenium's guide. */
    public static LogFormat aws() {
        return new LogFormat("aws", readyMade(List.of("resourcePath", "routeKey")), LABELS);
    }

    private static Map<EntryField, List<String>> readyMade(List<String> route) {
        Map<EntryField, List<String>> names = new EnumMap<>(EntryField.class);
        names.put(EntryField.ID, List.of("extendedRequestId"));
        names.put(EntryField.TIME_EPOCH, List.of("requestTimeEpoch"));
        names.put(EntryField.TIME, List.of("requestTime"));
        names.put(EntryField.APPLICATION, APPLICATION);
        names.put(EntryField.METHOD, List.of("httpMethod"));
        names.put(EntryField.ROUTE, route);
        names.put(EntryField.URL, List.of("path"));
        names.put(EntryField.STATUS, List.of("status"));
        names.put(EntryField.REMOTE_HOST, List.of("sourceIp", "ip", "identity.sourceIp"));
        names.put(EntryField.LATENCY, List.of("responseLatency"));
        names.put(EntryField.BACKEND_LATENCY, List.of("integrationLatency"));
        names.put(EntryField.RESPONSE_BYTES, List.of("responseLength"));
        return names;
    }

    public String name() {
        return name;
    }

    /** The place of a name; negative when nobody wants it. */
    public int place(String wanted) {
        Integer place = places.get(wanted);
        return place == null ? -1 : place;
    }

    /** Whether something within the object of that name is wanted. */
    public boolean leadsOn(String object) {
        return prefixes.contains(object);
    }

    /** How many places there are. */
    public int size() {
        return places.size();
    }

    int[] places(EntryField field) {
        int[] known = fields.get(field);
        return known == null ? new int[0] : known;
    }

    /** The places of labels, by label. */
    public Map<String, Integer> labels() {
        return labels;
    }

    /** The names that are looked for, in the order of their places. */
    public List<String> names() {
        List<String> names = new ArrayList<>(places.keySet());
        names.sort((one, other) -> Integer.compare(place(one), place(other)));
        return names;
    }

    private int learn(String wanted) {
        if (wanted.isBlank()) throw new IllegalArgumentException("format " + name + ": a blank name (expected: text)");
        for (int point = wanted.indexOf('.'); point > 0; point = wanted.indexOf('.', point + 1))
            prefixes.add(wanted.substring(0, point));
        return places.computeIfAbsent(wanted, _ -> places.size());
    }
}
