package io.postern.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The page about commands and the code name the same ones, and the same ways to end. */
class CommandsPageTest {

    private static final Pattern EXIT_CODE = Pattern.compile("(?m)^\\| (\\d+) \\| `([a-z_]+)` \\| .+ \\|$");
    private static final Pattern COMMAND = Pattern.compile("(?m)^\\| `postern ([a-z -]+)` \\|");

    @Test
    void exitCodesAreThoseOfTheCode() throws IOException {
        List<String> expected = Arrays.stream(ExitCode.values())
                .map(code -> code.number() + " " + code.name().toLowerCase(Locale.ROOT))
                .toList();

        assertThat(found(EXIT_CODE, row -> row.group(1) + " " + row.group(2))).isEqualTo(expected);
    }

    @Test
    void commandsAreThoseOfTheCode() throws IOException {
        CommandLine tree = Commands.tree(
                CommandRun.terminal("", Map.of(), new StringWriter(), new StringWriter()), CommandRun.NO_SERVER);

        assertThat(found(COMMAND, row -> row.group(1).strip())).isEqualTo(leaves(tree, ""));
    }

    private static List<String> leaves(CommandLine command, String path) {
        if (command.getSubcommands().isEmpty()) return List.of(path.strip());
        List<String> leaves = new ArrayList<>();
        command.getSubcommands().forEach((name, member) -> leaves.addAll(leaves(member, path + " " + name)));
        return leaves;
    }

    private static List<String> found(Pattern pattern, Function<MatchResult, String> read) throws IOException {
        return pattern.matcher(Files.readString(Path.of("..", "docs", "commands.md")))
                .results()
                .map(read)
                .toList();
    }
}
