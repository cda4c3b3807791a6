package io.postern.metering.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Optional;

/** One line of an access log as it came in, or what came in the place of lines. */
public sealed interface LogLine {

    /** Something that should have held lines and holds none; its neighbours are not hindered. */
    record Unreadable(EntryRefusal reason, String detail, String text) implements LogLine {}

    /** A line; whether it is an entry will be seen. It is a part of bytes that are nobody else's to change. */
    final class Text implements LogLine {

        private final byte[] bytes;
        private final int from;
        private final int length;
        private final String eventId;
        private final Optional<Instant> loggedAt;

        private Text(byte[] bytes, int from, int length, String eventId, Optional<Instant> loggedAt) {
            this.bytes = bytes;
            this.from = from;
            this.length = length;
            this.eventId = eventId;
            this.loggedAt = loggedAt;
        }

        /** A line of which nothing else is known. */
        public static Text of(byte[] bytes, int from, int length) {
            return new Text(bytes, from, length, "", Optional.empty());
        }

        /**
         * The message of a log event.
         *
         * @param eventId CloudWatch's id of it; empty: unknown
         */
        public static Text ofEvent(String eventId, Optional<Instant> loggedAt, String message) {
            byte[] bytes = message.getBytes(UTF_8);
            return new Text(bytes, 0, bytes.length, eventId, loggedAt);
        }

        /** The bytes that it is a part of, UTF-8. */
        public byte[] bytes() {
            return bytes;
        }

        public int from() {
            return from;
        }

        public int length() {
            return length;
        }

        /** CloudWatch's id of the log event; empty: unknown. */
        public String eventId() {
            return eventId;
        }

        /** When it was logged, where that is known. */
        public Optional<Instant> loggedAt() {
            return loggedAt;
        }

        /** The first bytes of it, at most that many, as text. */
        public String beginning(int most) {
            return new String(bytes, from, Math.min(length, most), UTF_8);
        }
    }
}
