package io.postern.http.locate;

import io.micronaut.context.annotation.Requires;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Only there when locate is on: when it is off, its paths are unknown and nothing of it costs anything. */
@Requires(property = "postern.locate.enabled", value = "true")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface LocateEnabled {}
