package io.postern.metering.model;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A meter event as lines, for stores: a version, its members in order, then its labels as {@code name=value}. */
public final class MeterEventText {

    private static final String VERSION = "1";
    private static final String UNKNOWN = "-";
    private static final int MEMBERS = 12;

    private MeterEventText() {}

    public static String of(MeterEvent event) {
        StringBuilder lines = new StringBuilder(256);
        lines.append(VERSION).append('\n');
        lines.append(event.id()).append('\n');
        lines.append(event.at().toEpochMilli()).append('\n');
        lines.append(event.application()).append('\n');
        lines.append(event.method()).append('\n');
        lines.append(event.route()).append('\n');
        lines.append(event.url()).append('\n');
        lines.append(event.status()).append('\n');
        lines.append(event.remoteHost()).append('\n');
        lines.append(text(event.latencyMillis())).append('\n');
        lines.append(text(event.backendLatencyMillis())).append('\n');
        lines.append(text(event.responseBytes()));
        event.labels()
                .forEach((name, value) ->
                        lines.append('\n').append(name).append('=').append(value));
        return lines.toString();
    }

    /** Nothing when it is no meter event of this version. */
    public static Optional<MeterEvent> read(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length < MEMBERS || !VERSION.equals(lines[0])) return Optional.empty();
        try {
            return Optional.of(new MeterEvent(
                    lines[1],
                    Instant.ofEpochMilli(Long.parseLong(lines[2])),
                    lines[3],
                    lines[4],
                    lines[5],
                    lines[6],
                    Integer.parseInt(lines[7]),
                    lines[8],
                    number(lines[9]),
                    number(lines[10]),
                    number(lines[11]),
                    labels(lines)));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static String text(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : UNKNOWN;
    }

    private static OptionalLong number(String text) {
        return UNKNOWN.equals(text) ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    }

    private static Map<String, String> labels(String[] lines) {
        Map<String, String> labels = new HashMap<>();
        for (int at = MEMBERS; at < lines.length; at++) {
            int equals = lines[at].indexOf('=');
            if (equals < 1) throw new IllegalArgumentException("label: " + lines[at] + " (expected: name=value)");
            labels.put(lines[at].substring(0, equals), lines[at].substring(equals + 1));
        }
        return labels;
    }
}
