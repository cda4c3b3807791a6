package io.postern.telemetry.model;

/** A name and value that, with others, tells one series of a metric from another. */
public record Dimension(String name, String value) {}
