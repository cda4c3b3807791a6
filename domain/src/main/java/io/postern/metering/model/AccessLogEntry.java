package io.postern.metering.model;

import java.util.Arrays;

/**
 * What an entry of an access log says, as far as a format wants to know it. One serves for the lines of a request, one after
 * the other. Of one thread.
 */
public final class AccessLogEntry {

    /** What API Gateway writes for what there is none of. */
    private static final String NONE = "-";

    private final LogFormat format;
    private final String[] texts;
    private boolean says;

    /** One that says nothing yet. */
    public AccessLogEntry(LogFormat format) {
        this.format = format;
        this.texts = new String[format.size()];
        clear();
    }

    /** Makes it say nothing again. */
    public void clear() {
        Arrays.fill(texts, "");
        says = false;
    }

    /** Puts a text to the place that its format has for it; the first that says something counts. */
    public void put(int place, String text) {
        if (text.equals(NONE) || !texts[place].isEmpty()) return;
        texts[place] = text;
        says |= !text.isEmpty();
    }

    /** Whether it says anything that is wanted. */
    public boolean says() {
        return says;
    }

    /** What it says under the best name that it has for this; empty: nothing. */
    public String text(EntryField field) {
        for (int place : format.places(field)) if (!texts[place].isEmpty()) return texts[place];
        return "";
    }

    /** What it says under the name with that place; empty: nothing. */
    public String text(int place) {
        return texts[place];
    }

    public LogFormat format() {
        return format;
    }
}
