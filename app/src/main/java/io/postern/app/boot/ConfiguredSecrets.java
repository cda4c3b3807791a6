package io.postern.app.boot;

import io.micronaut.core.type.Argument;
import io.micronaut.core.value.PropertyResolver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** All secrets that were written for this gate, compared with each other: who learns one should not have another one with it. */
final class ConfiguredSecrets {

    private static final String KMS = "kms:";

    private final PropertyResolver properties;
    private final Defaults defaults;
    private final Map<String, String> names = new HashMap<>();
    private final List<String> sentences = new ArrayList<>();

    private ConfiguredSecrets(PropertyResolver properties, Defaults defaults) {
        this.properties = properties;
        this.defaults = defaults;
    }

    /** A sentence for each one that is the same as one before it. */
    static List<String> equalOnes(PropertyResolver properties, Defaults defaults) {
        ConfiguredSecrets secrets = new ConfiguredSecrets(properties, defaults);
        secrets.compare("CLIENT_SECRET_KEY", Keys.CLIENT_SECRET);
        secrets.compare("ACCESS_TOKEN_SECRET_KEY", Keys.ACCESS_TOKEN_SECRET);
        secrets.compare("POSTERN_OPERATOR_KEY", Keys.OPERATOR_KEY);
        secrets.compare("POSTERN_ACCESS_REGISTRY_KEY", Keys.REGISTRY_KEY);
        secrets.compareMasterKeys();
        secrets.compareFirehoseKeys();
        secrets.compareThoseOfClients();
        secrets.compareThoseOfAuthorizers();
        secrets.compareText("REVENIUM_PLATFORM_API_KEY", secrets.keyOf(Keys.REVENIUM_KEY));
        secrets.compareText("POSTERN_METERING_SINKS_OPEN_METER_API_KEY", secrets.keyOf(Keys.OPEN_METER_KEY));
        return secrets.sentences;
    }

    private void compare(String name, String key) {
        String value = properties.getProperty(key, String.class).orElse("");
        if (!defaults.drawn(key, value)) compareText(name, value);
    }

    private void compareMasterKeys() {
        String all = properties.getProperty(Keys.MASTER_KEYS, String.class).orElse("");
        if (defaults.drawn(Keys.MASTER_KEYS, all)) return;
        for (String entry : all.split(",", -1)) {
            String[] idAndKey = entry.strip().split(":", 2);
            if (idAndKey.length == 2)
                compareText("POSTERN_DESTINATIONS_MASTER_KEYS (" + idAndKey[0] + ")", content(idAndKey[1]));
        }
    }

    private void compareFirehoseKeys() {
        String all = properties.getProperty(Keys.FIREHOSE_KEYS, String.class).orElse("");
        for (String key : all.split(",", -1))
            compareText("POSTERN_METERING_FIREHOSE_ACCESS_KEYS", content(key.strip()));
    }

    private void compareThoseOfClients() {
        for (String id : new TreeSet<>(properties.getPropertyEntries(Keys.CLIENTS))) {
            String key = Keys.CLIENTS + "." + id + ".secrets";
            List<String> secrets =
                    properties.getProperty(key, Argument.listOf(String.class)).orElse(List.of());
            for (int i = 0; i < secrets.size(); i++)
                compareText(key + "[" + i + "]", secrets.get(i).strip());
        }
    }

    private void compareThoseOfAuthorizers() {
        String all = properties.getProperty(Keys.AUTHORIZER_KEYS, String.class).orElse("");
        for (String key : all.split(",", -1)) compareText("POSTERN_METERING_AUTHORIZER_KEYS", content(key.strip()));
    }

    private String keyOf(String key) {
        return content(properties.getProperty(key, String.class).orElse("").strip());
    }

    private void compareText(String name, String text) {
        if (text.isBlank()) return;
        String before = names.putIfAbsent(text, name);
        if (before != null)
            sentences.add(
                    "%s and %s are equal (expected: different secrets, so that who has one has not the other). Make"
                                    .formatted(before, name)
                            + " a new one: openssl rand -base64 32");
    }

    /** What cannot be read is told where it is needed; the name of a key in KMS is no secret. */
    private static String content(String key) {
        return key.startsWith(KMS) ? "" : KeyText.content(key).orElse("");
    }
}
