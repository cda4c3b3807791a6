package io.postern.http.telemetry;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/** One dimension of a series. */
@Serdeable
@Schema(name = "Dimension", description = "One dimension of a series.")
record DimensionJson(String name, String value) {}
