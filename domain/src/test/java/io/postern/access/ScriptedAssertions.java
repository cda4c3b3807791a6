package io.postern.access;

import io.postern.access.model.AssertionReading;
import io.postern.access.model.Client;
import io.postern.access.model.ClientId;
import io.postern.access.model.ClientKey;
import io.postern.access.port.Assertions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code jwt:issuer:name} as what a test said that the name stands for. */
final class ScriptedAssertions implements Assertions {

    private final Map<String, AssertionReading> readings = new HashMap<>();

    void say(String name, AssertionReading reading) {
        readings.put(name, reading);
    }

    @Override
    public Optional<ClientId> issuer(String text) {
        return text.startsWith("jwt:") ? Optional.of(new ClientId(text.split(":", 3)[1])) : Optional.empty();
    }

    @Override
    public AssertionReading read(String text, Client client) {
        return readings.getOrDefault(text.split(":", 3)[2], new AssertionReading.NotProven());
    }

    @Override
    public boolean usable(ClientKey key) {
        return !key.jwk().contains("unusable");
    }
}
