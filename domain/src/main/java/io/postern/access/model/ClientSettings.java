package io.postern.access.model;

import java.time.Instant;
import java.util.List;

/** What an operator says of a client: all of it but the secrets, which nobody chooses. */
public record ClientSettings(List<ClientKey> keys, Policy policy, boolean suspended, Instant expiresAt) {

    public ClientSettings {
        keys = List.copyOf(keys);
    }
}
