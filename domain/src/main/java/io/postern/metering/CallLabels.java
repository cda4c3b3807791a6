package io.postern.metering;

import io.postern.metering.model.AccessLogEntry;
import io.postern.metering.model.CleanText;
import io.postern.metering.model.LogFormat;
import io.postern.metering.model.MeterEvent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The labels of the calls of one request: those of each entry, and those that are said of all. Most calls have the same as
 * the one before, and share them: a million calls of a few stages are held in memory for as long as they wait. Of one
 * thread.
 */
final class CallLabels {

    private final Map<String, Integer> named;
    private final Map<String, String> ofAll;
    private final String[] texts;
    private Map<String, String> latest;

    /**
     * Those of one request.
     *
     * @param ofAll what is said of all entries; labels of an entry are stronger
     */
    CallLabels(LogFormat format, Map<String, String> ofAll) {
        this.named = format.labels();
        this.ofAll = Map.copyOf(ofAll);
        this.texts = new String[named.size()];
        Arrays.fill(texts, "");
        this.latest = this.ofAll;
    }

    Map<String, String> of(AccessLogEntry entry) {
        boolean same = true;
        int at = 0;
        for (int place : named.values()) {
            String text = entry.text(place);
            if (!text.equals(texts[at])) {
                texts[at] = text;
                same = false;
            }
            at++;
        }
        if (!same) latest = together(entry);
        return latest;
    }

    private Map<String, String> together(AccessLogEntry entry) {
        Map<String, String> all = new HashMap<>();
        named.forEach((name, place) -> {
            String text = entry.text(place);
            if (!text.isEmpty()) all.put(name, CleanText.of(text, MeterEvent.TEXT_MAX));
        });
        ofAll.forEach((name, value) -> {
            if (all.size() < MeterEvent.LABELS_MAX) all.putIfAbsent(name, value);
        });
        return Map.copyOf(all);
    }
}
