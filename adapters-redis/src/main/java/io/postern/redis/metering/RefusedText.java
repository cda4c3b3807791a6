package io.postern.redis.metering;

import io.postern.metering.model.EntryRefusal;
import io.postern.metering.model.RefusedEntry;
import java.time.Instant;
import java.util.Optional;

/** A refused entry as lines: a version, then its members in order. None of them holds a line break. */
final class RefusedText {

    private static final String VERSION = "1";
    private static final int MEMBERS = 6;

    private RefusedText() {}

    static String of(RefusedEntry entry) {
        return String.join(
                "\n",
                VERSION,
                entry.id(),
                Long.toString(entry.at().toEpochMilli()),
                entry.reason().name(),
                entry.detail(),
                entry.text());
    }

    /** Nothing when it is no refused entry of this version: one that a newer replica wrote, perhaps. */
    static Optional<RefusedEntry> read(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != MEMBERS || !lines[0].equals(VERSION)) return Optional.empty();
        try {
            return Optional.of(new RefusedEntry(
                    lines[1],
                    Instant.ofEpochMilli(Long.parseLong(lines[2])),
                    EntryRefusal.valueOf(lines[3]),
                    lines[4],
                    lines[5]));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
