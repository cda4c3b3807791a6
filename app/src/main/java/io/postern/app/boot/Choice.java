package io.postern.app.boot;

import io.micronaut.context.env.Environment;
import java.util.ArrayList;
import java.util.List;

/**
 * Which adapter serves, and why.
 *
 * @param serves what for, in plain words
 * @param adapter the adapter's name
 * @param why a clause
 * @param risk what this choice loses in a crash, as a sentence; empty: nothing
 */
record Choice(String serves, String adapter, String why, String risk) {

    private static final String TOKENS_RISK =
            "Client tokens that were used are known to each process alone and forgotten with it.";
    private static final String LETTERS_RISK = "Dead letters are known to each process alone and forgotten with it.";
    private static final String BUDGET_RISK = "Each process counts its own calls to AWS alone.";

    private static final String STORE_RISK =
            "Used and revoked tokens, registered clients and operators, quotas and rate limits are known to each"
                    + " process alone and forgotten with it.";
    private static final String QUEUE_RISK = "A crash loses what was accepted and is not delivered yet.";
    private static final String REGISTRY_RISK = "Machines are live only for the process that they are connected to.";
    private static final String DESTINATION_RISK =
            "Metrics and logs stay in this process for some hours, and are gone with it.";

    private static final String DESTINATIONS_RISK =
            "Destinations that are registered are known to this process alone and forgotten with it.";

    private static final String METERING_RISK =
            "What metering refused is forgotten with this process, and access logs that it pulls are pulled by each"
                    + " process.";
    private static final String ALLOWLIST_RISK =
            "Allowlist entries are known to this process alone and forgotten with it, and no cleanup reads them.";
    private static final String SETTINGS_RISK = "The settings of the cleanup are the default ones.";

    private static final String LEDGER_RISK =
            "What calls of APIs add up to is known to this process alone and forgotten with it.";
    private static final String ENTITLEMENTS_RISK =
            "What clients of APIs may call is known to this process alone and forgotten with it.";

    /** The choices of all keys, in the order of the way of a submission. */
    static List<Choice> all(Environment environment, Defaults defaults) {
        List<Choice> choices = new ArrayList<>(List.of(
                choice(environment, defaults, Keys.STORE, "tokens, clients, operators, rates", STORE_RISK),
                choice(environment, defaults, Keys.QUEUE, queueServes(environment), QUEUE_RISK),
                choice(environment, defaults, Keys.DESTINATION, "destination of metrics and logs", DESTINATION_RISK),
                choice(environment, defaults, Keys.DESTINATIONS, "named destinations", DESTINATIONS_RISK),
                choice(environment, defaults, Keys.CLEANUP_ALLOWLIST, "allowlist of the cleanup", ALLOWLIST_RISK),
                choice(environment, defaults, Keys.CLEANUP_SETTINGS, "settings of the cleanup", SETTINGS_RISK)));
        // Who has no cleanup misses nothing.
        choices.add(choice(environment, defaults, Keys.EXECUTION_LOGS, "execution logs of the cleanup", ""));
        choices.add(choice(environment, defaults, Keys.LEDGER, "usage of APIs", LEDGER_RISK));
        choices.add(choice(environment, defaults, Keys.ENTITLEMENTS, "entitlements of API clients", ENTITLEMENTS_RISK));
        choices.add(choice(
                environment, defaults, Keys.METERING_STORE, "refused entries and pulls of metering", METERING_RISK));
        if (apart(environment, Keys.TOKEN_STORE, Keys.STORE))
            choices.add(choice(environment, defaults, Keys.TOKEN_STORE, "used tokens", TOKENS_RISK));
        if (apart(environment, Keys.DEAD_LETTERS, Keys.QUEUE))
            choices.add(choice(environment, defaults, Keys.DEAD_LETTERS, "dead letters", LETTERS_RISK));
        if (apart(environment, Keys.REQUEST_BUDGET, Keys.QUEUE))
            choices.add(choice(environment, defaults, Keys.REQUEST_BUDGET, "count of calls to AWS", BUDGET_RISK));
        if (environment.getRequiredProperty(Keys.LOCATE, Boolean.class))
            choices.add(choice(environment, defaults, Keys.REGISTRY, "live machines", REGISTRY_RISK));
        return choices;
    }

    boolean isRedis() {
        return adapter.equals("redis");
    }

    private static String queueServes(Environment environment) {
        return apart(environment, Keys.DEAD_LETTERS, Keys.QUEUE) ? "delivery queue" : "delivery queue, dead letters";
    }

    /** Whether something is kept elsewhere than what it is kept with as a rule. */
    private static boolean apart(Environment environment, String key, String rule) {
        return !environment
                .getRequiredProperty(key, String.class)
                .equals(environment.getRequiredProperty(rule, String.class));
    }

    private static Choice choice(
            Environment environment, Defaults defaults, String key, String serves, String memoryRisk) {
        String adapter = environment.getRequiredProperty(key, String.class);
        return new Choice(serves, adapter, why(environment, defaults, key), adapter.equals("memory") ? memoryRisk : "");
    }

    private static String why(Environment environment, Defaults defaults, String key) {
        if (Sources.written(environment, key)) return key + " says so";
        return defaults.reason(key).orElse("it is the default");
    }
}
