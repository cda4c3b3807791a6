package io.postern.access.model;

import io.postern.shared.Secret;

/** An application registered to send telemetry, and the secret that its backend signs client tokens with. */
public record Client(ClientId id, Secret secret) {}
