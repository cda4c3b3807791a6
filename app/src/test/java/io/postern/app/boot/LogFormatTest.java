package io.postern.app.boot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.ContextInitializer;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFormatTest {

    private static final String SERVER = "io.micronaut.http.server.netty.NettyHttpServer";

    private final LoggerContext context = new LoggerContext();

    LogFormatTest() throws JoranException {
        context.setMDCAdapter(new LogbackMDCAdapter());
        new ContextInitializer(context).autoConfig();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void logbackFindsTheTextForAPerson() {
        ConsoleAppender<ILoggingEvent> console = console();

        assertThat(console.getTarget()).isEqualTo("System.err");
        assertThat(line(console)).matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} INFO  io.postern.app.Gate up at 8080\n");
        assertThat(context.getStatusManager().getCopyOfStatusListenerList()).hasSize(1);
    }

    @Test
    void onlyPosternTellsMoreThanWarnings() {
        assertThat(context.getLogger("io.postern.app.Gate").getEffectiveLevel()).isEqualTo(Level.INFO);
        assertThat(context.getLogger("io.netty").getEffectiveLevel()).isEqualTo(Level.WARN);
    }

    @Test
    void inProductionALineIsOneObject() throws JsonProcessingException {
        LogFormat.production(context);

        ConsoleAppender<ILoggingEvent> console = console();
        assertThat(console.getTarget()).isEqualTo("System.out");
        JsonNode line = new ObjectMapper().readTree(line(console));
        assertThat(line.fieldNames())
                .toIterable()
                .containsExactly(
                        "timestamp", "level", "threadName", "loggerName", "mdc", "formattedMessage", "throwable");
        assertThat(line.get("formattedMessage").textValue()).isEqualTo("up at 8080");
    }

    @Test
    void aFileOfLogbackWinsInProductionToo(@TempDir Path directory) throws IOException, JoranException {
        Path file = Files.writeString(directory.resolve("own.xml"), """
            <configuration>
              <appender name="own" class="ch.qos.logback.core.ConsoleAppender"/>
              <root level="ERROR"><appender-ref ref="own"/></root>
            </configuration>
            """);
        root().detachAndStopAllAppenders();
        System.setProperty("logback.configurationFile", file.toString());
        try {
            new ContextInitializer(context).autoConfig();
        } finally {
            System.clearProperty("logback.configurationFile");
        }

        LogFormat.production(context);

        assertThat(console().getName()).isEqualTo("own");
        assertThat(root().getLevel()).isEqualTo(Level.ERROR);
    }

    @Test
    void neitherFormatRepeatsThatTheServerCannotStart() {
        Logger server = context.getLogger(SERVER);
        ILoggingEvent event =
                new LoggingEvent("", server, Level.ERROR, "Error starting Micronaut server: {}", null, null);

        assertThat(console().getFilterChainDecision(event)).hasToString("DENY");
        LogFormat.production(context);
        assertThat(console().getFilterChainDecision(event)).hasToString("DENY");
    }

    private String line(OutputStreamAppender<ILoggingEvent> console) {
        Logger logger = context.getLogger("io.postern.app.Gate");
        Object[] arguments = {8080};
        return new String(
                console.getEncoder().encode(new LoggingEvent("", logger, Level.INFO, "up at {}", null, arguments)),
                UTF_8);
    }

    private ConsoleAppender<ILoggingEvent> console() {
        assertThat(appenders()).hasSize(1);
        return (ConsoleAppender<ILoggingEvent>) appenders().getFirst();
    }

    private List<Appender<ILoggingEvent>> appenders() {
        List<Appender<ILoggingEvent>> all = new ArrayList<>();
        root().iteratorForAppenders().forEachRemaining(all::add);
        return all;
    }

    private Logger root() {
        return context.getLogger(Logger.ROOT_LOGGER_NAME);
    }
}
