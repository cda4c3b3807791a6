package io.postern.destinations.model;

/**
 * A text that nobody reads without a master key.
 *
 * @param text printable characters without blanks; of two seals of the same text never the same
 */
public record Sealed(String text) {

    public Sealed {
        if (text.isEmpty() || !text.chars().allMatch(c -> c > ' ' && c < 0x7F))
            throw new IllegalArgumentException("sealed text: not usable (expected: printable ASCII characters)");
    }
}
