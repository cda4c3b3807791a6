package io.postern.access.model;

/**
 * A public key by which a client's assertions are verified.
 *
 * @param jwk the key as a JSON Web Key (RFC 7517), on one line
 */
public record ClientKey(String jwk) {

    private static final int CHARACTERS_MAX = 2048;

    public ClientKey {
        if (jwk.isBlank() || jwk.length() > CHARACTERS_MAX || jwk.chars().anyMatch(Character::isISOControl))
            throw new IllegalArgumentException(
                    "key: not usable (expected: a JSON Web Key of 1 to " + CHARACTERS_MAX + " characters on one line)");
    }
}
