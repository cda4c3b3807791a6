package io.postern.http.cors;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The origins whose pages may read our answers. */
@Singleton
final class Origins {

    private static final Logger LOG = LoggerFactory.getLogger(Origins.class);

    private final boolean any;
    private final Set<String> exact = new HashSet<>();
    private final List<OriginPattern> patterns = new ArrayList<>();

    Origins(CorsConfig config) {
        this.any = config.allowedOrigins().contains("*");
        for (String origin : config.allowedOrigins()) add(origin);
    }

    /** Whether pages of every origin are allowed. */
    boolean allowAny() {
        return any;
    }

    /** Whether pages of that origin are allowed. */
    boolean allow(String origin) {
        if (any) return true;
        String lower = origin.toLowerCase(Locale.ROOT);
        if (exact.contains(lower)) return true;
        if (patterns.isEmpty() || !OriginPattern.wellFormed(lower)) return false;
        for (OriginPattern pattern : patterns) if (pattern.matches(lower)) return true;
        return false;
    }

    private void add(String entry) {
        if (entry.equals("*")) return;
        if (!entry.contains("://") && !entry.equals("null")) {
            LOG.warn("An allowed origin has no scheme and counts for http and https. origin={}", entry);
            add("http://" + entry);
            add("https://" + entry);
            return;
        }
        if (entry.contains("*")) patterns.add(new OriginPattern(entry));
        else exact.add(entry);
    }
}
