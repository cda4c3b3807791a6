package io.postern.destinations.model;

import io.postern.shared.Secret;

/**
 * A key that was drawn for one text.
 *
 * @param key 256 bits of chance, in Base64
 * @param wrapped the same, for nobody but who has the master key; Base64 for URLs, without padding
 */
public record DrawnKey(Secret key, String wrapped) {}
