package io.postern.app.pages;

/** What a page has to do, in its order. */
sealed interface Step {

    /** The line of the page on which it begins, from one. */
    int line();

    /** Who executes it: a file of the repository or a test's class, and nothing where the page itself is executed. */
    String claimant();

    /**
     * A fenced block.
     *
     * @param purpose what the comment above it says that it is: {@code picture}, {@code answer}, {@code answer, other
     *     values}, {@code output, other numbers} or {@code policy}; nothing where its language says enough
     */
    record Block(int line, String claimant, String purpose, String language, String text) implements Step {}

    /** Commands that readers do not see, in a comment. */
    record Hidden(int line, String claimant, String text) implements Step {}
}
