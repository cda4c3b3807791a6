package io.postern.destinations.model;

/**
 * Where telemetry can go, and how it gets in there.
 *
 * @param description for people; may be empty
 */
public record Destination(DestinationName name, String description, Target target) {

    private static final int DESCRIPTION_CHARACTERS_MAX = 256;

    public Destination {
        if (description.length() > DESCRIPTION_CHARACTERS_MAX
                || description.chars().anyMatch(Character::isISOControl))
            throw new IllegalArgumentException("description: not usable (expected: at most "
                    + DESCRIPTION_CHARACTERS_MAX + " characters on one line)");
    }
}
