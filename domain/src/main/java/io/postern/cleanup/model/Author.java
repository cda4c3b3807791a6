package io.postern.cleanup.model;

/** Who changes the allowlist: the id of an operator, as the key proved it; 1 to 64 characters that can be printed. */
public record Author(String value) {

    private static final int CHARACTERS_MAX = 64;

    public Author {
        if (value.isBlank() || value.length() > CHARACTERS_MAX || !value.chars().allMatch(Author::printable))
            throw new IllegalArgumentException("author: not usable (expected: 1 to " + CHARACTERS_MAX
                    + " characters of ASCII that can be printed)");
    }

    private static boolean printable(int character) {
        return character >= ' ' && character <= '~';
    }

    @Override
    public String toString() {
        return value;
    }
}
