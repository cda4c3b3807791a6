package io.postern.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What holds for all commands. */
class CommandsTest {

    @Test
    void helpIsShortAndShowsExamples() {
        CommandRun help = CommandRun.of(Map.of(), "config", "print", "--help");

        assertThat(help.exit()).isZero();
        assertThat(help.output())
                .startsWith("Usage: postern config print")
                .contains("Examples:\n  postern config print\n")
                .doesNotContain("\u001b");
        assertThat(help.output().lines()).hasSizeLessThan(30);
    }

    @Test
    void anUnknownOptionIsOneLineAndAHintWithExitCode2() {
        CommandRun wrong = CommandRun.of(Map.of(), "config", "check", "--harder");

        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.output()).isEmpty();
        assertThat(wrong.errors()).isEqualTo("postern: Unknown option: '--harder'\nTry: postern config check --help\n");
    }

    @Test
    void aGroupWithoutACommandIsMisuse() {
        assertThat(CommandRun.of(Map.of(), "config").exit()).isEqualTo(2);
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        assertThat(CommandRun.of(Map.of(), "--version").output()).matches("Postern \\d+\\.\\d+\\.\\d+\\S*\n");
    }

    @Test
    void completionIsAScriptThatKnowsTheCommands() {
        CommandRun completion = CommandRun.of(Map.of(), "completion");

        assertThat(completion.exit()).isZero();
        assertThat(completion.output()).startsWith("#!/usr/bin/env bash").contains("check", "--changed");
    }
}
