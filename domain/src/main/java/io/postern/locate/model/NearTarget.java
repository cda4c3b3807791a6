package io.postern.locate.model;

/** A target and where it is. */
public record NearTarget(Target target, String city, String countryCode) {}
