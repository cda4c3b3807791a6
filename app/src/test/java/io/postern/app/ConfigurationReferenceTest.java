package io.postern.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.ConfigurationReader;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.naming.NameUtils;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.postern.app.boot.Boot;
import io.postern.app.boot.Gate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The code, the bundled file and the page for people name the same keys and the same defaults. */
class ConfigurationReferenceTest {

    private static final Pattern ROW = Pattern.compile("\\| `(postern\\.[a-z.*-]+)` \\| (?:`(.*?)`|–)? *\\| .+ \\|");

    /** Read by the boot or by wirings one by one, and so part of no configuration record. */
    private static final Set<String> READ_ALONE = Set.of(
            "postern.mode",
            "postern.operator-key",
            "postern.access.store",
            "postern.access.token-store",
            "postern.telemetry.dead-letters",
            "postern.telemetry.request-budget",
            "postern.access.client-secret-key",
            "postern.access.access-token-secret-key",
            "postern.cleanup.allowlist",
            "postern.cleanup.settings",
            "postern.locate.signing-keys",
            "postern.locate.monitoring-keys",
            "postern.locate.heartbeat-keys",
            "postern.access.registry-key",
            "postern.destinations.store",
            "postern.destinations.master-keys",
            "postern.cleanup.execution-logs",
            "postern.metering.ledger",
            "postern.metering.entitlements",
            "postern.metering.authorizer.keys",
            "postern.metering.store",
            "postern.telemetry.destination");

    private static final Set<String> WITHOUT_DEFAULT = Set.of(
            "postern.operator-key",
            "postern.access.client-secret-key",
            "postern.access.access-token-secret-key",
            "postern.access.registry-key",
            "postern.destinations.master-keys");

    /** Of what configuration names itself, so that they have a default in the code and none in the file. */
    private static final Map<String, Class<?>> OF_EACH = Map.of(
            "postern.access.clients.*.", ClientConfig.class,
            "postern.metering.formats.*.", LogFormatConfig.class,
            "postern.metering.pull.*.", PullConfig.class);

    @Test
    void thePageHoldsTheKeysAndDefaultsOfTheFile() throws IOException {
        Map<String, String> expected = new TreeMap<>(bundled());
        for (String key : WITHOUT_DEFAULT) expected.put(key, "");

        Map<String, String> documented = new TreeMap<>(documented());
        documented.keySet().removeIf(ConfigurationReferenceTest::ofEach);
        assertThat(documented).isEqualTo(expected);
    }

    @Test
    void thePageHoldsTheKeysAndDefaultsOfWhatHasANameOfYourOwn() throws IOException {
        Map<String, String> documented = new TreeMap<>(documented());
        documented.keySet().removeIf(key -> !ofEach(key));

        assertThat(documented).isEqualTo(membersOfEach());
    }

    @Test
    void theFileHoldsTheKeysOfTheCode() throws IOException {
        Set<String> expected = new TreeSet<>(keysOfRecords());
        expected.removeIf(ConfigurationReferenceTest::ofEach);
        expected.addAll(READ_ALONE);
        expected.removeAll(WITHOUT_DEFAULT);

        assertThat(bundled().keySet()).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static Map<String, String> documented() throws IOException {
        Map<String, String> rows = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("..", "docs", "configuration.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) rows.put(row.group(1), Objects.requireNonNullElse(row.group(2), ""));
        }
        return rows;
    }

    private static Map<String, String> bundled() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(ConfigurationReferenceTest.class.getResourceAsStream("/application.yml"))) {
            Map<String, String> keys = new TreeMap<>();
            new YamlPropertySourceLoader().read("application", file).forEach((key, value) -> {
                if (key.startsWith("postern.")) keys.put(key, String.valueOf(value));
            });
            return keys;
        }
    }

    private static Set<String> keysOfRecords() {
        Set<String> keys = new TreeSet<>();
        try (Gate gate = Boot.start(Map.of("PORT", "-1"), Map.of())) {
            ApplicationContext context = gate.context();
            for (BeanDefinition<?> config :
                    context.getBeanDefinitions(Qualifiers.byStereotype(ConfigurationReader.class)))
                if (config.getBeanType().getName().startsWith("io.postern"))
                    Arrays.stream(config.getConstructor().getArguments())
                            .flatMap(argument ->
                                    argument.getAnnotationMetadata().stringValue(Property.class, "name").stream())
                            .forEach(keys::add);
        }
        return keys;
    }

    private static boolean ofEach(String key) {
        return OF_EACH.keySet().stream().anyMatch(key::startsWith);
    }

    private static Map<String, String> membersOfEach() {
        Map<String, String> keys = new TreeMap<>();
        try (Gate gate = Boot.start(Map.of("PORT", "-1"), Map.of())) {
            for (BeanDefinition<?> config :
                    gate.context().getBeanDefinitions(Qualifiers.byStereotype(ConfigurationReader.class)))
                OF_EACH.forEach((prefix, type) -> {
                    if (config.getBeanType() == type) keys.putAll(members(prefix, config));
                });
        }
        return keys;
    }

    private static Map<String, String> members(String prefix, BeanDefinition<?> config) {
        Map<String, String> keys = new TreeMap<>();
        for (Argument<?> argument : config.getConstructor().getArguments())
            argument.getAnnotationMetadata()
                    .stringValue(Bindable.class, "defaultValue")
                    .ifPresent(unset -> keys.put(prefix + NameUtils.hyphenate(argument.getName()), unset));
        return keys;
    }
}
