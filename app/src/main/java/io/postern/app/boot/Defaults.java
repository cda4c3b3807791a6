package io.postern.app.boot;

import io.micronaut.context.env.MapPropertySource;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import io.micronaut.core.value.PropertyResolver;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * What follows from the environment variables: keys under their own names, adapters that fit, and random secrets. Stronger
 * than the bundled {@code application.yml}, weaker than anything that an operator wrote.
 */
public final class Defaults {

    static final String SOURCE = "environment variables of CloudWatch Postman";

    private static final int SECRET_BYTES = 24;
    private static final String MASTER_KEYS = "POSTERN_DESTINATIONS_MASTER_KEYS";
    private static final String TABLE = "POSTERN_DESTINATIONS_DYNAMODB_TABLE";
    private static final String BUCKET = "EXECUTION_LOG_BUCKET";
    private static final String OWN_BUCKET = "POSTERN_CLEANUP_BUCKET_NAME";
    private static final Set<String> SECRETS =
            Set.of(Keys.CLIENT_SECRET, Keys.ACCESS_TOKEN_SECRET, Keys.OPERATOR_KEY, Keys.REGISTRY_KEY);

    private final Map<String, String> variables;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, String> reasons = new HashMap<>();
    private final Map<String, String> random = new HashMap<>();

    private Defaults(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /** Draws the conclusions; variables with an empty value count as unset. */
    static Defaults from(Map<String, String> variables, RandomGenerator generator) {
        Defaults defaults = new Defaults(variables);
        for (String key : SECRETS) defaults.random.put(key, randomText(generator));
        defaults.random.put(Keys.MASTER_KEYS, "random:" + randomText(generator));
        defaults.values.putAll(defaults.random);
        Keys.BY_VARIABLE.forEach((variable, key) -> {
            String value = variables.getOrDefault(variable, "");
            if (!value.isBlank()) defaults.values.put(key, Literal.of(SECRETS.contains(key) ? value : value.strip()));
        });
        defaults.chooseAdapters(variables);
        return defaults;
    }

    /** What is on in production unless an operator wrote otherwise. */
    static PropertySource ofProduction() {
        // Wide enough for an office behind one address; it also brings the narrow limit of GET /test.
        return new Source(
                "production",
                Map.of(
                        "postern.access.rate-limit.preset", "custom",
                        "postern.access.rate-limit.burst", 200,
                        "postern.access.rate-limit.refill", "20ms"));
    }

    private void chooseAdapters(Map<String, String> variables) {
        if (isSet(variables, "REDIS_URL")) {
            choose(Keys.STORE, "redis", "REDIS_URL is set");
            choose(Keys.QUEUE, "redis", "REDIS_URL is set");
            choose(Keys.REGISTRY, "redis", "REDIS_URL is set");
            choose(Keys.LEDGER, "redis", "REDIS_URL is set");
            choose(Keys.ENTITLEMENTS, "redis", "REDIS_URL is set");
            choose(Keys.METERING_STORE, "redis", "REDIS_URL is set");
        } else {
            reasons.put(Keys.STORE, "REDIS_URL is not set");
            reasons.put(Keys.QUEUE, "REDIS_URL is not set");
            reasons.put(Keys.REGISTRY, "REDIS_URL is not set");
            reasons.put(Keys.LEDGER, "REDIS_URL is not set");
            reasons.put(Keys.ENTITLEMENTS, "REDIS_URL is not set");
            reasons.put(Keys.METERING_STORE, "REDIS_URL is not set");
        }
        chooseDestinations(variables);
        chooseTable(variables, Keys.CLEANUP_ALLOWLIST, "POSTERN_CLEANUP_DYNAMODB_ALLOWLIST_TABLE");
        chooseTable(variables, Keys.CLEANUP_SETTINGS, "POSTERN_CLEANUP_DYNAMODB_SETTINGS_TABLE");
        if (isSet(variables, "AWS_REGION")) {
            choose(Keys.DESTINATION, "cloudwatch", "AWS_REGION is set");
        } else if (isSet(variables, "AWS_ACCESS_KEY_ID")) {
            choose(Keys.DESTINATION, "cloudwatch", "AWS_ACCESS_KEY_ID is set");
        } else {
            reasons.put(Keys.DESTINATION, "neither AWS_REGION nor AWS_ACCESS_KEY_ID is set");
        }
        if (isSet(variables, OWN_BUCKET)) choose(Keys.EXECUTION_LOGS, "s3", OWN_BUCKET + " is set");
        else if (isSet(variables, BUCKET)) choose(Keys.EXECUTION_LOGS, "s3", BUCKET + " is set");
        else reasons.put(Keys.EXECUTION_LOGS, BUCKET + " is not set");
    }

    private void chooseTable(Map<String, String> variables, String key, String table) {
        if (isSet(variables, table)) choose(key, "dynamodb", table + " is set");
        else if (isSet(variables, "REDIS_URL")) choose(key, "redis", "REDIS_URL is set");
        else reasons.put(key, "REDIS_URL is not set");
    }

    /** What a key of this run alone sealed would open for nobody after it. */
    private void chooseDestinations(Map<String, String> variables) {
        boolean table = isSet(variables, TABLE);
        if (!table && !isSet(variables, "REDIS_URL")) {
            reasons.put(Keys.DESTINATIONS, "REDIS_URL is not set");
        } else if (!isSet(variables, MASTER_KEYS)) {
            reasons.put(Keys.DESTINATIONS, MASTER_KEYS + " is not set");
        } else if (table) {
            choose(Keys.DESTINATIONS, "dynamodb", TABLE + " and " + MASTER_KEYS + " are set");
        } else {
            choose(Keys.DESTINATIONS, "redis", "REDIS_URL and " + MASTER_KEYS + " are set");
        }
    }

    /** Draws what follows from master keys also where a file or the command line holds them. */
    void complete(PropertyResolver configuration) {
        String masterKeys =
                configuration.getProperty(Keys.MASTER_KEYS, String.class).orElse("");
        if (drawn(Keys.MASTER_KEYS, masterKeys)) return;
        Map<String, String> all = new HashMap<>(variables);
        all.put(MASTER_KEYS, masterKeys);
        chooseDestinations(all);
    }

    private void choose(String key, String adapter, String why) {
        values.put(key, adapter);
        reasons.put(key, why);
    }

    /** Why the key has its default value, as a clause. */
    Optional<String> reason(String key) {
        return Optional.ofNullable(reasons.get(key));
    }

    /** Whether the value is one that was drawn for this run and so can be shown to whoever started it. */
    boolean drawn(String key, String value) {
        return value.equals(random.get(key));
    }

    PropertySource source() {
        return new Source(SOURCE, values);
    }

    private static boolean isSet(Map<String, String> variables, String name) {
        return !variables.getOrDefault(name, "").isBlank();
    }

    private static String randomText(RandomGenerator generator) {
        byte[] bytes = new byte[SECRET_BYTES];
        generator.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Just above the bundled file, and below files that {@code micronaut.config.files} names, which start 50 higher. */
    private static final class Source extends MapPropertySource {

        Source(String name, Map<String, Object> values) {
            super(name, values);
        }

        @Override
        public int getOrder() {
            return YamlPropertySourceLoader.DEFAULT_POSITION + 10;
        }
    }
}
