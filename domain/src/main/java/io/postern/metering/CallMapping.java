package io.postern.metering;

import io.postern.metering.model.AccessLogEntry;
import io.postern.metering.model.CleanText;
import io.postern.metering.model.EntryField;
import io.postern.metering.model.EntryRefusal;
import io.postern.metering.model.LogLine;
import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.RefusedEntry;
import io.postern.metering.model.TimeWindow;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes meter events of the entries of one request. What an entry leaves out, or writes wrongly, is unknown. */
final class CallMapping {

    private static final int STATUS_MIN = 100;
    private static final int STATUS_MAX = 599;

    /** What an entry is. */
    sealed interface Reading {}

    /** A call. */
    record Call(MeterEvent event) implements Reading {}

    /** None that can be counted. */
    record NoCall(RefusedEntry entry) implements Reading {}

    private final CallLabels labels;
    private final TimeWindow window;
    private final Instant now;
    private final Instant first;
    private final Instant last;
    private final LineIds ids = new LineIds();

    CallMapping(CallLabels labels, TimeWindow window, Instant now) {
        this.labels = labels;
        this.window = window;
        this.now = now;
        this.first = now.minus(window.past());
        this.last = now.plus(window.future());
    }

    Reading read(LogLine.Text line, AccessLogEntry entry) {
        Instant at = time(line, entry);
        if (at.isBefore(first))
            return new NoCall(
                    refused(EntryRefusal.TOO_OLD, at + " (expected: " + window.past() + " ago or later)", line));
        if (at.isAfter(last))
            return new NoCall(refused(EntryRefusal.TOO_NEW, at + " (expected: no later than now)", line));
        String url = text(entry, EntryField.URL);
        String route = route(text(entry, EntryField.ROUTE));
        return new Call(new MeterEvent(
                ids.of(line, entry.text(EntryField.ID)),
                at,
                text(entry, EntryField.APPLICATION),
                CleanText.of(entry.text(EntryField.METHOD).toUpperCase(Locale.ROOT), MeterEvent.TEXT_MAX),
                route.isEmpty() ? url : route,
                url,
                status(entry.text(EntryField.STATUS)),
                text(entry, EntryField.REMOTE_HOST),
                natural(entry.text(EntryField.LATENCY)),
                natural(entry.text(EntryField.BACKEND_LATENCY)),
                natural(entry.text(EntryField.RESPONSE_BYTES)),
                labels.of(entry)));
    }

    RefusedEntry refused(EntryRefusal reason, String detail, LogLine.Text line) {
        return new RefusedEntry(LineIds.ofRefused(line), now, reason, detail, line.beginning(RefusedEntry.TEXT_MAX));
    }

    RefusedEntry refused(EntryRefusal reason, String detail, String text) {
        return new RefusedEntry(LineIds.ofRefused(text), now, reason, detail, text);
    }

    private Instant time(LogLine.Text line, AccessLogEntry entry) {
        OptionalLong millis = natural(entry.text(EntryField.TIME_EPOCH));
        if (millis.isPresent() && millis.getAsLong() > 0) return Instant.ofEpochMilli(millis.getAsLong());
        Optional<Instant> written = LogTime.read(entry.text(EntryField.TIME));
        if (written.isPresent()) return written.get();
        return line.loggedAt().orElse(now);
    }

    /** HTTP APIs write the method before the path; it stands in the method already. */
    private static String route(String written) {
        int blank = written.indexOf(' ');
        return blank > 0 && blank + 1 < written.length() && written.charAt(blank + 1) == '/'
                ? written.substring(blank + 1)
                : written;
    }

    private static int status(String text) {
        OptionalLong number = natural(text);
        if (number.isEmpty()) return 0;
        long status = number.getAsLong();
        return status < STATUS_MIN || status > STATUS_MAX ? 0 : (int) status;
    }

    /** Zero or more; what stands behind a decimal point is left away. */
    private static OptionalLong natural(String text) {
        long number = 0;
        int at = 0;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            // More digits than any time or size has, and fewer than a number can hold.
            if (at == 18) return OptionalLong.empty();
            number = number * 10 + (text.charAt(at) - '0');
            at++;
        }
        boolean whole = at == text.length() || text.charAt(at) == '.';
        return at > 0 && whole ? OptionalLong.of(number) : OptionalLong.empty();
    }

    private static String text(AccessLogEntry entry, EntryField field) {
        return CleanText.of(entry.text(field), MeterEvent.TEXT_MAX);
    }
}
