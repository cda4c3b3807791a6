package io.postern.locate.model;

import io.postern.access.model.Denial;

/** What a monitoring client gets. */
public sealed interface Monitoring {

    /** A token that opens the machine for monitoring, and the URLs that hold it. */
    record Granted(String token, Target target) implements Monitoring {}

    /** The client proved nothing. */
    record Denied(Denial denial) implements Monitoring {}

    /** The subject of its proof is no machine that we answer for. */
    record UnknownMachine() implements Monitoring {}

    /** There is no such service. */
    record Unserved() implements Monitoring {}
}
