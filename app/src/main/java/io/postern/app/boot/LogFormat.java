package io.postern.app.boot;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import org.slf4j.LoggerFactory;

/** Picks how log lines look: text for a person, JSON for what collects them in production. */
final class LogFormat {

    private static final String OF_PRODUCTION = "/logback-production.xml";

    private LogFormat() {}

    /**
     * Takes effect at once. Logging is up before the configuration is read that says which mode this is, so text is
     * where it starts, and it is told the other format; until then nothing has anything to log. A file that the operator
     * names on the command line wins.
     */
    static void choose(Mode mode) {
        if (mode != Mode.PRODUCTION || System.getProperty("logback.configurationFile") != null) return;
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        try {
            configurator.doConfigure(LogFormat.class.getResource(OF_PRODUCTION));
        } catch (JoranException bug) {
            throw new IllegalStateException(OF_PRODUCTION + ": not understood (expected: Logback's format)", bug);
        }
    }
}
