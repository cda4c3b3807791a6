package io.postern.app.boot;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.DefaultJoranConfigurator;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.EncoderBase;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;
import org.slf4j.LoggerFactory;

/**
 * How log lines look: text for a person at a terminal, JSON for what collects them in production. In code, because a start
 * would wait for Logback to read it from XML, twice in production. A file of Logback's wins, one that is named by
 * {@code logback.configurationFile} as well as one on the class path.
 */
public final class LogFormat extends ContextAwareBase implements Configurator {

    /** Found by Logback, which wants a public constructor. */
    public LogFormat() {}

    /** Text, on standard error: what the start has to say is on standard output. Only what needs a person. */
    @Override
    public ExecutionStatus configure(LoggerContext context) {
        // Logback would look for its files only after asking this.
        DefaultJoranConfigurator files = new DefaultJoranConfigurator();
        files.setContext(context);
        if (files.configure(context) == ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY)
            return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
        context.getStatusManager().add(new NopStatusListener()); // what Logback has to say of itself interests nobody
        context.getLogger("io.postern").setLevel(Level.INFO);
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        PatternLayoutEncoder text = new PatternLayoutEncoder();
        text.setPattern("%d{HH:mm:ss.SSS} %-5level %logger{20} %msg%n");
        root.addAppender(console(context, ConsoleTarget.SystemErr, text));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /**
     * Takes effect at once. Logging is up before the configuration is read that says which mode this is, so text is
     * where it starts, and it is told the other format; until then nothing has anything to log.
     */
    static void choose(Mode mode) {
        if (mode == Mode.PRODUCTION) production((LoggerContext) LoggerFactory.getILoggerFactory());
    }

    /** JSON, on standard output, in the place of the text; nothing where no text is. */
    static void production(LoggerContext context) {
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        if (root.getAppender(ConsoleTarget.SystemErr.getName()) == null) return; // a file says otherwise
        root.detachAndStopAllAppenders();
        JsonEncoder json = new JsonEncoder();
        json.setWithSequenceNumber(false);
        json.setWithNanoseconds(false);
        json.setWithContext(false);
        json.setWithMessage(false);
        json.setWithArguments(false);
        json.setWithFormattedMessage(true);
        root.addAppender(console(context, ConsoleTarget.SystemOut, json));
    }

    private static ConsoleAppender<ILoggingEvent> console(
            LoggerContext context, ConsoleTarget target, EncoderBase<ILoggingEvent> encoder) {
        ToldByTheBoot told = new ToldByTheBoot();
        told.setContext(context);
        told.start();
        encoder.setContext(context);
        encoder.start();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setName(target.getName());
        console.setTarget(target.getName());
        console.addFilter(told);
        console.setEncoder(encoder);
        console.start();
        return console;
    }
}
