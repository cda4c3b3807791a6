package io.postern.app.boot;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.ConfigurationReader;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.http.server.HttpServerConfiguration;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.server.EmbeddedServer;
import io.postern.app.operations.DeliveryLoop;
import io.postern.app.operations.DestinationDeliveries;
import io.postern.app.operations.ProbeSchedule;
import io.postern.app.operations.PullSchedule;
import io.postern.app.operations.SinkLoops;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Starts Postern: reads the environment, draws its conclusions, refuses what is wrong, and only then builds anything. */
public final class Boot {

    private Boot() {}

    /**
     * The process's environment variables, over those of the {@code .env} file in the directory if there is one, and with
     * what files hold in the place of their names.
     *
     * @throws BootFailure when the file holds a line that means nothing, or a variable names a file that cannot be used
     */
    public static Map<String, String> variables(Map<String, String> real, Path directory) {
        return VariableFiles.read(DotEnv.under(real, directory.resolve(".env")));
    }

    /**
     * Starts the gate and returns once it answers.
     *
     * @param variables what counts as the environment
     * @param overrides stronger than any other source of configuration
     * @throws BootFailure when it cannot start; its message is fit to print
     */
    public static Gate start(Map<String, String> variables, Map<String, Object> overrides) {
        Defaults defaults = Defaults.from(variables, new SecureRandom());
        ApplicationContext context = context(variables, defaults, overrides);
        try {
            build(context, defaults);
            EmbeddedServer server = context.getBean(EmbeddedServer.class).start();
            context.getBeansOfType(DeliveryLoop.class).forEach(DeliveryLoop::start);
            context.getBean(DestinationDeliveries.class).start();
            context.getBean(SinkLoops.class).start();
            context.findBean(ProbeSchedule.class).ifPresent(ProbeSchedule::start);
            context.findBean(PullSchedule.class).ifPresent(PullSchedule::start);
            return new Gate(context, BootReport.of(server.getURI(), context.getEnvironment(), defaults));
        } catch (RuntimeException failure) {
            context.close();
            throw Sentences.of(failure);
        }
    }

    /**
     * Does what {@link #start} does short of listening and delivering, and takes it down again.
     *
     * @return what a start would warn of and go on, sentences
     * @throws BootFailure when it could not start
     */
    public static List<String> check(Map<String, String> variables, Map<String, Object> overrides) {
        Defaults defaults = Defaults.from(variables, new SecureRandom());
        try (ApplicationContext context = context(variables, defaults, overrides)) {
            build(context, defaults);
            return UnknownVariables.sentences(context.getEnvironment().getPropertySources());
        } catch (RuntimeException failure) {
            throw Sentences.of(failure);
        }
    }

    /**
     * What {@link #start} would go by, right or wrong; nothing is built.
     *
     * @throws BootFailure when the configuration cannot be read
     */
    public static List<Setting> settings(Map<String, String> variables, Map<String, Object> overrides) {
        Defaults defaults = Defaults.from(variables, new SecureRandom());
        try (ApplicationContext context = context(variables, defaults, overrides)) {
            Environment environment = context.getEnvironment().start();
            complete(environment, defaults);
            return Settings.of(environment, defaults, variables);
        } catch (RuntimeException failure) {
            throw Sentences.of(failure);
        }
    }

    private static ApplicationContext context(
            Map<String, String> variables, Defaults defaults, Map<String, Object> overrides) {
        return ApplicationContext.builder()
                .banner(false)
                // Guessing the cloud asks the network, and would make tests differ from production.
                .deduceEnvironment(false)
                .propertySources(
                        new VariablesSource(variables), defaults.source(), PropertySource.of("command line", overrides))
                .build();
    }

    private static void build(ApplicationContext context, Defaults defaults) {
        Environment environment = context.getEnvironment().start();
        Mode mode = complete(environment, defaults);
        check(environment, mode, defaults, context.getConversionService());
        LogFormat.choose(mode);
        context.start();
        readConfiguration(context);
    }

    /** Only the whole configuration tells the mode and some choices, and what follows from them is weaker than most of it. */
    private static Mode complete(Environment environment, Defaults defaults) {
        Mode mode = Mode.of(environment);
        if (mode == Mode.PRODUCTION) environment.addPropertySource(Defaults.ofProduction());
        defaults.complete(environment);
        environment.addPropertySource(defaults.source()); // takes the place of what it was
        environment.refresh();
        return mode;
    }

    private static void check(Environment environment, Mode mode, Defaults defaults, ConversionService conversions) {
        List<String> unknown = UnknownKeys.sentences(environment.getPropertySources());
        if (!unknown.isEmpty()) throw new BootFailure(unknown);
        List<String> unreadable = UnreadableSwitches.sentences(environment);
        if (!unreadable.isEmpty()) throw new BootFailure(unreadable);
        List<String> unreadableMembers = UnreadableMembers.sentences(environment, conversions);
        if (!unreadableMembers.isEmpty()) throw new BootFailure(unreadableMembers);
        List<String> tooShort = ShortLease.sentences(environment);
        if (!tooShort.isEmpty()) throw new BootFailure(tooShort);
        List<String> shortForSinks = ShortSinkLease.sentences(environment);
        if (!shortForSinks.isEmpty()) throw new BootFailure(shortForSinks);
        if (mode != Mode.PRODUCTION) return;
        List<String> unmet = ProductionDemands.unmet(environment, defaults);
        if (unmet.isEmpty()) return;
        // What is missing may be there under a misspelt name.
        throw new BootFailure(
                Stream.concat(unmet.stream(), UnknownVariables.sentences(environment.getPropertySources()).stream())
                        .toList());
    }

    /** The framework reads a record when it is first asked for, some at the very end: a wrong value cannot wait so long. */
    private static void readConfiguration(ApplicationContext context) {
        Object _ = context.getBean(HttpServerConfiguration.class); // PORT
        for (BeanDefinition<?> config : context.getBeanDefinitions(Qualifiers.byStereotype(ConfigurationReader.class)))
            if (config.getBeanType().getName().startsWith("io.postern.")) {
                if (config.isIterable()) context.getBeansOfType(config.getBeanType());
                else {
                    Object _ = context.getBean(config);
                }
            }
    }
}
