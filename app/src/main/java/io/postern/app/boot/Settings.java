package io.postern.app.boot;

import io.micronaut.context.env.Environment;
import io.micronaut.context.env.EnvironmentPropertySource;
import io.micronaut.context.env.PropertySource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.regex.Pattern;

/** The settings that a start uses, fit to be shown. */
final class Settings {

    private static final String PORT = "micronaut.server.port";
    private static final String STARS = "***";
    private static final Pattern SECRET = Pattern.compile(".*(secret|password|credential|-key$|-keys$).*");

    /** Up to the last at sign: a password may hold one, and a host's name may not. */
    private static final Pattern USER_AND_PASSWORD = Pattern.compile("(?<=://).*@");

    private final Environment environment;
    private final Defaults defaults;
    private final Map<String, String> variables;

    private Settings(Environment environment, Defaults defaults, Map<String, String> variables) {
        this.environment = environment;
        this.defaults = defaults;
        this.variables = variables;
    }

    /** All of Postern's own, in the order of their names, and the port. */
    static List<Setting> of(Environment environment, Defaults defaults, Map<String, String> variables) {
        Settings settings = new Settings(environment, defaults, variables);
        SortedSet<String> keys = UnknownKeys.known(environment.getPropertySources());
        keys.add(PORT);
        List<Setting> all = new ArrayList<>();
        for (String key : keys) all.add(settings.setting(key));
        return all;
    }

    private Setting setting(String key) {
        String value = environment.getProperty(key, String.class).orElse("");
        return new Setting(key, shown(key, value), source(key, value));
    }

    private static String shown(String key, String value) {
        if (SECRET.matcher(key).matches()) return value.isEmpty() ? "" : STARS;
        return USER_AND_PASSWORD.matcher(value).replaceAll(STARS + "@");
    }

    private String source(String key, String value) {
        if (defaults.drawn(key, value)) return "drawn anew at each start";
        Optional<PropertySource> strongest = Sources.strongest(environment, key);
        if (strongest.isEmpty()) return Setting.BUILT_IN;
        return switch (strongest.get().getName()) {
            case UnknownKeys.BUNDLED -> Setting.BUILT_IN;
            case Defaults.SOURCE ->
                variable(key).orElseGet(() -> defaults.reason(key).orElse(Setting.BUILT_IN));
            case EnvironmentPropertySource.NAME -> Sources.asVariable(key);
            case String name -> name;
        };
    }

    private Optional<String> variable(String key) {
        return Keys.BY_VARIABLE.entrySet().stream()
                .filter(entry -> entry.getValue().equals(key))
                .map(Map.Entry::getKey)
                .filter(name -> !variables.getOrDefault(name, "").isBlank())
                .min(Comparator.naturalOrder());
    }
}
