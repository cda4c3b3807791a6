package io.postern.metering.model;

/** Who calls, by what the authorizer was asked. */
public sealed interface Identity {

    /** It says one name that a client can have. */
    record Known(ApiClientId client) implements Identity {}

    /** It says none that counts. */
    record Nobody(IdentityFault fault) implements Identity {}
}
