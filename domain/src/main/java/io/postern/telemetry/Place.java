package io.postern.telemetry;

/**
 * One record on its way: where it stands in its claim. The record itself is not kept, because thousands of them under
 * way would outlive the collector's young generation; what must be sent again or buried is read again.
 *
 * @param record its number, through all submissions of the claim
 */
record Place(ClaimAccount account, int record) {}
