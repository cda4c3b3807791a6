package io.postern.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** How a command goes through more letters than one call takes. */
final class LetterSelectionTest {

    private final LetterSelection all = CommandLine.populateCommand(new LetterSelection(), "--all");
    private final Deque<Map<String, Object>> answers = new ArrayDeque<>();
    private final List<String> queries = new ArrayList<>();

    @Test
    void itGoesOnWhereTheAnswerSays() {
        answers.add(Map.of("redriven", 1000, "more", true, "queueFull", false, "next", "a-1"));
        answers.add(Map.of("redriven", 7, "more", false, "queueFull", false));

        assertThat(each()).isEqualTo(1007);
        assertThat(queries).containsExactly("?all=true", "?all=true&after=a-1");
    }

    @Test
    void lettersWithoutRoomHoldUpNoneBehindThem() {
        answers.add(Map.of("redriven", 0, "more", true, "queueFull", true, "next", "a-1"));
        answers.add(Map.of("redriven", 7, "more", false, "queueFull", false));

        assertThatThrownBy(this::each)
                .isInstanceOf(CommandFailure.class)
                .hasMessage("a delivery queue is full; 7 dead letters went, others stay; try again later");
        assertThat(queries).hasSize(2);
    }

    private long each() {
        return all.each(
                query -> {
                    queries.add(query);
                    return answers.remove();
                },
                "redriven");
    }
}
