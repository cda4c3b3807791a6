package io.postern.http.body;

import io.postern.http.problem.Rejection;
import io.postern.telemetry.model.Reason;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads {@code application/x-www-form-urlencoded} with nested keys, such as
 * {@code params[MetricData][0][MetricName]=x}, into the tree that the same body would be in JSON. A level whose keys are
 * all indexes is an array; {@code []} is the next index.
 */
final class FormTree {

    /** Pairs in one form: 1,000 datums of 30 dimensions, and room for the rest. */
    static final int PAIRS_MAX = 100_000;
    /** Objects and arrays in one form: 1,000 datums of 30 dimensions, or 10,000 events, and room for the rest. */
    static final int LEVELS_MAX = 50_000;
    /** Levels of one key; a submission needs six. */
    static final int DEPTH_MAX = 8;
    /** Highest index; gaps are closed, so it bounds nothing but nonsense. */
    static final int INDEX_MAX = 10_000;

    private final Map<String, Object> root = new HashMap<>();
    private int levels;

    private FormTree() {}

    /**
     * The tree of one form.
     *
     * @throws Unreadable when it is not a form, not UTF-8, or beyond a bound
     */
    static Node read(byte[] bytes) {
        String form = text(bytes);
        FormTree tree = new FormTree();
        int pairs = 0;
        for (int start = 0; start < form.length(); ) {
            int ampersand = form.indexOf('&', start);
            int end = ampersand < 0 ? form.length() : ampersand;
            if (++pairs > PAIRS_MAX) throw notAForm("more than " + PAIRS_MAX + " pairs");
            if (end > start) tree.add(form.substring(start, end));
            start = end + 1;
        }
        return freeze(tree.root);
    }

    private void add(String pair) {
        int equals = pair.indexOf('=');
        String key = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        List<String> path = path(key);
        Map<String, Object> level = root;
        for (String name : path.subList(0, path.size() - 1)) level = below(level, slot(level, name));
        level.put(slot(level, path.getLast()), value);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> below(Map<String, Object> level, String name) {
        Object child = level.get(name);
        if (child instanceof Map<?, ?> map) return (Map<String, Object>) map;
        if (++levels > LEVELS_MAX) throw notAForm("more than " + LEVELS_MAX + " objects and arrays");
        Map<String, Object> made = new HashMap<>();
        level.put(name, made);
        return made;
    }

    private static String slot(Map<String, Object> level, String name) {
        return name.isEmpty() ? Integer.toString(level.size()) : name;
    }

    private static List<String> path(String key) {
        int open = key.indexOf('[');
        if (open <= 0) return List.of(key);
        List<String> path = new ArrayList<>();
        path.add(key.substring(0, open));
        for (int at = open; at < key.length(); ) {
            int close = key.indexOf(']', at);
            if (key.charAt(at) != '[' || close < 0) throw notAForm("a key with brackets that do not match");
            path.add(key.substring(at + 1, close));
            if (path.size() > DEPTH_MAX) throw notAForm("a key more than " + DEPTH_MAX + " levels deep");
            at = close + 1;
        }
        return path;
    }

    private static Node freeze(Object value) {
        if (!(value instanceof Map<?, ?> level)) return new Node.Text((String) value);
        TreeMap<Integer, Node> items = new TreeMap<>();
        Map<String, Node> members = new HashMap<>();
        level.forEach((key, child) -> {
            String name = (String) key;
            Node node = freeze(child);
            members.put(name, node);
            int index = index(name);
            if (index >= 0) items.put(index, node);
        });
        boolean array = !members.isEmpty() && items.size() == members.size();
        return array ? new Node.Items(List.copyOf(items.values())) : new Node.Members(members);
    }

    private static int index(String name) {
        if (name.isEmpty() || name.length() > 9) return -1;
        for (int i = 0; i < name.length(); i++) if (name.charAt(i) < '0' || name.charAt(i) > '9') return -1;
        int index = Integer.parseInt(name);
        if (index > INDEX_MAX) throw notAForm("an index over " + INDEX_MAX);
        return index;
    }

    private static String decode(String text) {
        if (text.indexOf('%') < 0) return text.replace('+', ' ');
        // The JDK's decoder replaces broken UTF-8 in silence, so the bytes are made here and read strictly.
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                bytes.write(hex(text, i + 1) * 16 + hex(text, i + 2));
                i += 2;
            } else if (c < 0x80) {
                bytes.write(c == '+' ? ' ' : c);
            } else {
                int end = text.offsetByCodePoints(i, 1);
                bytes.writeBytes(text.substring(i, end).getBytes(StandardCharsets.UTF_8));
                i = end - 1;
            }
        }
        return text(bytes.toByteArray());
    }

    private static int hex(String text, int at) {
        // HexFormat takes ASCII only, where Character.digit takes the digits of every script.
        if (at >= text.length() || !HexFormat.isHexDigit(text.charAt(at)))
            throw notAForm("a percent sign without two hexadecimal digits");
        return HexFormat.fromHexDigit(text.charAt(at));
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            throw notUtf8();
        }
    }

    private static Unreadable notUtf8() {
        return new Unreadable(Rejection.ofBody(Reason.BODY_NOT_UTF8, "The form is not valid UTF-8."));
    }

    private static Unreadable notAForm(String what) {
        return new Unreadable(Rejection.ofBody(Reason.BODY_NOT_A_FORM, "The form has " + what + "."));
    }
}
