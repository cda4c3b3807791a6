package io.postern.access.model;

import io.postern.shared.Secret;

/** What became of an operator's wish to change a client. */
public sealed interface Registration {

    /** It is kept, with the secrets that it had. */
    record Kept(Client client) implements Registration {}

    /** It is kept with a new secret, which is told now and never again. */
    record KeptWithSecret(Client client, Secret secret) implements Registration {}

    /** Configuration names it, and so it is not an operator's to change. */
    record Configured() implements Registration {}

    /** There is no such client. */
    record Unknown() implements Registration {}

    /** It is not what the operator took it to be. */
    record Changed() implements Registration {}

    /** Others changed it at the same moment, time and again. */
    record Contended() implements Registration {}

    /** One of its keys proves nothing. */
    record KeyUnusable() implements Registration {}

    /** Its policy names a destination that there is not. */
    record DestinationUnknown() implements Registration {}

    /** There are as many clients as there may be. */
    record Full() implements Registration {}
}
