package io.postern.http.telemetry;

import io.micronaut.serde.annotation.Serdeable;

/** One dimension of a series. */
@Serdeable
public record DimensionJson(String name, String value) {}
