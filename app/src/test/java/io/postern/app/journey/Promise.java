package io.postern.app.journey;

import java.time.Instant;

/**
 * A 201: from here on the records of its request must not get lost.
 *
 * @param at      when its sender had it
 * @param receipt by which the gate knows the submission
 */
record Promise(Instant at, String receipt) {}
