package io.postern.app.boot;

import io.micronaut.context.env.Environment;
import java.util.ArrayList;
import java.util.List;

/** What must be set before Postern may stand in the open. Each unmet demand is a sentence that says what to do. */
final class ProductionDemands {

    /** Shorter secrets can be guessed from one captured token. */
    private static final int SECRET_LENGTH_MIN = 16;

    private final Environment environment;
    private final Defaults defaults;
    private final List<String> unmet = new ArrayList<>();

    private ProductionDemands(Environment environment, Defaults defaults) {
        this.environment = environment;
        this.defaults = defaults;
    }

    static List<String> unmet(Environment environment, Defaults defaults) {
        ProductionDemands demands = new ProductionDemands(environment, defaults);
        demands.secrets();
        demands.durableQueue();
        demands.durableDeadLetters();
        demands.aws();
        demands.locate();
        return demands.unmet;
    }

    private void secrets() {
        secret("CLIENT_SECRET_KEY", Keys.CLIENT_SECRET, "the secret that backends make client tokens with");
        secret("ACCESS_TOKEN_SECRET_KEY", Keys.ACCESS_TOKEN_SECRET, "the secret that signs access tokens");
        masterKeys();
        String operator = value(Keys.OPERATOR_KEY);
        if (!defaults.drawn(Keys.OPERATOR_KEY, operator)) strength("POSTERN_OPERATOR_KEY", operator);
        registryKey();
        unmet.addAll(ConfiguredSecrets.equalOnes(environment, defaults));
    }

    /**
     * A key of this run alone would lock registered clients away from all other runs; and operators who were enrolled once
     * register them also where no {@code POSTERN_OPERATOR_KEY} is set any more.
     */
    private void registryKey() {
        String key = value(Keys.REGISTRY_KEY);
        if (!key.isBlank() && !defaults.drawn(Keys.REGISTRY_KEY, key)) {
            strength("POSTERN_ACCESS_REGISTRY_KEY", key);
        } else if (value(Keys.STORE).equals("redis")) {
            unmet.add("POSTERN_ACCESS_REGISTRY_KEY is not set while postern.access.store is redis (expected: the key"
                    + " that encrypts registered clients there, the same on all replicas). Make one: openssl rand"
                    + " -base64 32");
        }
    }

    /** No store that outlives the process is chosen for destinations without them, but an operator may write so. */
    private void masterKeys() {
        String store = value(Keys.DESTINATIONS);
        if (!store.equals("memory") && defaults.drawn(Keys.MASTER_KEYS, value(Keys.MASTER_KEYS)))
            unmet.add("POSTERN_DESTINATIONS_MASTER_KEYS is not set while postern.destinations.store is " + store
                    + " (expected: an id, a colon and the key that seals destinations, the same on all replicas). Make"
                    + " a key: openssl rand -base64 32");
    }

    private void secret(String variable, String key, String what) {
        String value = value(key);
        if (value.isBlank() || defaults.drawn(key, value)) {
            unmet.add("%s is not set (expected: %s, %d characters or more). Make one: openssl rand -base64 32"
                    .formatted(variable, what, SECRET_LENGTH_MIN));
            return;
        }
        strength(variable, value);
    }

    private void strength(String variable, String value) {
        if (value.equals("undefined")) {
            unmet.add(
                    variable + " is the word \"undefined\", which is what a program writes that has no value (expected:"
                            + " a secret that nobody can guess). Make one: openssl rand -base64 32");
        } else if (value.length() < SECRET_LENGTH_MIN) {
            unmet.add("%s has %d characters (expected: %d or more). Make one: openssl rand -base64 32"
                    .formatted(variable, value.length(), SECRET_LENGTH_MIN));
        }
    }

    private void durableQueue() {
        if (value(Keys.QUEUE).equals("memory"))
            unmet.add("The delivery queue (postern.telemetry.queue) is memory, and a crash would lose what was accepted"
                    + " (expected: redis). Set REDIS_URL, for example redis://localhost:6379");
    }

    private void durableDeadLetters() {
        if (!value(Keys.DEAD_LETTERS).equals("memory")) return;
        // Where nobody wrote it, dead letters are kept with the queue, and mended with it.
        if (value(Keys.QUEUE).equals("memory") && !Sources.written(environment, Keys.DEAD_LETTERS)) return;
        unmet.add(
                "The store of dead letters (postern.telemetry.dead-letters) is memory, and a crash would lose what was"
                        + " accepted and could not be delivered (expected: redis, or another one that outlives the"
                        + " process). Set it to redis, or take the setting away where the queue is redis.");
    }

    private void aws() {
        if (value(Keys.REGION).isBlank()) {
            unmet.add("AWS_REGION is not set (expected: the region whose CloudWatch gets the telemetry, such as"
                    + " eu-central-1). Set it.");
        } else if (!value(Keys.DESTINATION).equals("cloudwatch")) {
            unmet.add("The destination (postern.telemetry.destination) is " + value(Keys.DESTINATION)
                    + ", which forgets (expected: cloudwatch). Take the setting away.");
        }
        // Neither of them is fine: the SDK then looks for a role, a profile or a container's credentials.
        boolean id = !value("aws.access-key-id").isBlank();
        boolean secret = !value("aws.secret-access-key").isBlank();
        if (id != secret)
            unmet.add("%s is not set while %s is (expected: both, or neither when the machine has a role). Set it."
                    .formatted(
                            id ? "AWS_SECRET_ACCESS_KEY" : "AWS_ACCESS_KEY_ID",
                            id ? "AWS_ACCESS_KEY_ID" : "AWS_SECRET_ACCESS_KEY"));
    }

    private void locate() {
        if (!environment.getProperty(Keys.LOCATE, Boolean.class).orElse(false)) return;
        if (value(Keys.SIGNING_KEYS).isBlank())
            unmet.add("POSTERN_LOCATE_SIGNING_KEYS is not set while locate is on (expected: a private JSON Web Key, or"
                    + " the path of one, that signs the tokens for targets; a random one would change with each"
                    + " start). Set it, or take postern.locate.enabled away.");
        if (value(Keys.HEARTBEAT_KEYS).isBlank())
            unmet.add("POSTERN_LOCATE_HEARTBEAT_KEYS is not set while locate is on (expected: the public JSON Web Keys"
                    + " of whoever signs the tokens of machines, or anybody could say that a machine is live). Set"
                    + " it, or take postern.locate.enabled away.");
    }

    private String value(String key) {
        return environment.getProperty(key, String.class).orElse("");
    }
}
