package io.postern.app.command;

/** Why a command could not do its work: one sentence for standard error, which holds no secret, and how it exits. */
final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exit;

    CommandFailure(ExitCode exit, String sentence) {
        super(sentence);
        this.exit = exit;
    }

    ExitCode exit() {
        return exit;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
