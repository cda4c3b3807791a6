package io.postern.telemetry.model;

/** Where log events go: a log group and a stream in it. */
public record LogStream(String group, String name) {}
