package io.postern.app.boot;

import java.util.List;

/** Why Postern does not start: sentences for whoever tries to start it, all of them at once, never holding a secret. */
public final class BootFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BootFailure(List<String> sentences) {
        super(String.join(System.lineSeparator(), sentences));
    }

    public BootFailure(String sentence) {
        this(List.of(sentence));
    }
}
