package io.postern.http.authorizer;

import io.postern.shared.Secret;
import java.util.List;

/**
 * What those prove themselves with who ask for decisions. It opens nothing else, because it stands in the configuration of
 * every gateway; an operator's key would open all that operators may read.
 *
 * @param keys at most two, so that a new one can be brought in while the old one still counts; none: nobody may ask
 */
public record AuthorizerKeys(List<Secret> keys) {

    /** So long that it cannot be guessed, at whatever speed: nobody has to wait who tries wrong ones. */
    private static final int CHARACTERS_MIN = 32;

    private static final int KEYS_MAX = 2;

    public AuthorizerKeys {
        keys = List.copyOf(keys);
        if (keys.size() > KEYS_MAX)
            throw new IllegalArgumentException("authorizer keys: " + keys.size() + " (expected: at most 2)");
        for (Secret key : keys)
            if (key.length() < CHARACTERS_MIN)
                throw new IllegalArgumentException("authorizer keys: one of " + key.length()
                        + " characters (expected: 32 or more; make one: openssl rand -base64 32)");
    }

    /** Whether that is one of them, in time that does not depend on which. */
    boolean admit(String text) {
        boolean admitted = false;
        for (Secret key : keys) admitted |= key.matches(text);
        return admitted;
    }
}
