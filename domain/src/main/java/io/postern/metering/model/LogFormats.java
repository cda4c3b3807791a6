package io.postern.metering.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The formats of access logs that there are, by name. */
public final class LogFormats {

    private final Map<String, LogFormat> byName = new HashMap<>();
    private final LogFormat unnamed;

    /**
     * The ready-made ones, and others.
     *
     * @param own that take the place of ready-made ones of the same name
     * @param unnamed which one is meant where none is named
     */
    public LogFormats(List<LogFormat> own, String unnamed) {
        for (LogFormat format : List.of(LogFormat.aws(), LogFormat.rest(), LogFormat.http()))
            byName.put(format.name(), format);
        for (LogFormat format : own) byName.put(format.name(), format);
        this.unnamed = find(unnamed.isEmpty() ? "aws" : unnamed)
                .orElseThrow(() -> new IllegalArgumentException(unknown(unnamed)));
    }

    /** The one of that name; of no name, the one that is meant then; nothing when there is none. */
    public Optional<LogFormat> find(String name) {
        return name.isEmpty() ? Optional.of(unnamed) : Optional.ofNullable(byName.get(name));
    }

    /** That there is none of that name, in words that can be shown. */
    public String unknown(String name) {
        return "format: " + CleanText.of(name, 64) + " (expected: one of " + new TreeSet<>(byName.keySet()) + ")";
    }
}
