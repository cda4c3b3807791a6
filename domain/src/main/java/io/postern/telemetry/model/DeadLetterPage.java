package io.postern.telemetry.model;

import java.util.List;

/**
 * Some of the dead letters that match, newest first.
 *
 * @param letters perhaps fewer than asked for, or none, although more match further on
 * @param next where to go on; empty: nothing older matches
 */
public record DeadLetterPage(List<KeptLetter> letters, String next) {
    public DeadLetterPage {
        letters = List.copyOf(letters);
    }
}
