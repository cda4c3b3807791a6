package io.postern.telemetry.model;

/** A dead letter as a store keeps it, with the id by which it can be found, redriven and purged. */
public record KeptLetter(DeadLetterId id, DeadLetter letter) {}
