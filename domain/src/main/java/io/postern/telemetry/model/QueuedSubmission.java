package io.postern.telemetry.model;

/**
 * A submission, or what is left of it, in the delivery queue.
 *
 * @param attempts how often its delivery was tried
 */
public record QueuedSubmission(Submission submission, int attempts) {}
