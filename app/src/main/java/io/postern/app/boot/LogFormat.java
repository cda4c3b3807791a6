package io.postern.app.boot;

import java.util.Map;

/** Picks how log lines look: text for a person, JSON for what collects them in production. */
public final class LogFormat {

    private static final String LOGBACK_FILE = "logback.configurationFile";

    private LogFormat() {}

    /** Takes effect when it is called before anything logs; a file that the operator names on the command line wins. */
    public static void choose(Map<String, String> variables) {
        String mode = System.getProperty(Keys.MODE, variables.getOrDefault("POSTERN_MODE", ""));
        if (mode.strip().equals("production") && System.getProperty(LOGBACK_FILE) == null)
            System.setProperty(LOGBACK_FILE, "logback-production.xml");
    }
}
