package io.postern.http.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.http.BreakableLimiter;
import io.postern.testkit.fuzz.Mutations;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever comes in is taken or refused, in time, and never a fault. {@code -Dfuzz.tries} says how often, and
 * {@code -Dfuzz.seed} repeats a run that failed; {@code bench/fuzz} goes on for minutes and is guided by what is covered.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FrontDoorFuzzTest {

    private static final int TRIES = Integer.getInteger("fuzz.tries", 60);
    private static final long SEED = Long.getLong("fuzz.seed", new Random().nextLong());

    private final Porter porter = new Porter();

    /** Where every sample is new. */
    private final Porter fresh = new Porter();

    @AfterAll
    void end() {
        porter.close();
        fresh.close();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void whatIsBrokenIsTakenOrRefused(Door door) {
        Mutations mutations = new Mutations(porter.doors().samples(door), SEED);
        for (int i = 0; i < TRIES; i++) {
            byte[] text = mutations.next();
            try {
                porter.knock(door, text);
            } catch (RuntimeException | AssertionError fault) {
                throw new AssertionError(
                        "%s: fault at try %d of seed %d, by (base64) %s or as text: %s"
                                .formatted(
                                        door,
                                        i,
                                        SEED,
                                        Base64.getEncoder().encodeToString(text),
                                        new String(text, StandardCharsets.UTF_8)),
                        fault);
            }
        }
        porter.allIsGivenBack();
    }

    /** Or what is made of it would not get to the parser either. Each is the first of its kind: some count only once. */
    @ParameterizedTest
    @MethodSource("doors")
    void aSampleIsAnsweredByWhoIsBehindTheDoor(Door door) {
        Door same = fresh.doors().named(door.name());
        assertThat(fresh.doors().samples(same)).isNotEmpty();

        for (byte[] sample : fresh.doors().samples(same)) {
            Answered answer = fresh.knock(same, sample);
            assertThat(same.answered(answer)).as(answer.toString()).isTrue();
        }
    }

    @Test
    void aSampleThatSomebodyBeforeRefusesIsFound() {
        byte[] sample = "1777636800000-0".getBytes(StandardCharsets.UTF_8);
        Door known = porter.doors().named("dead-letter");
        Door nowhere = Door.path("nowhere", "/api/v1/dead/").refusing(183);
        Door locked = Door.path("access-token", "/api/v1/dead-letters/").refusing(183);

        assertThat(known.answered(porter.knock(known, sample))).isTrue();
        assertThat(nowhere.answered(porter.knock(nowhere, sample))).isFalse();
        assertThat(locked.answered(porter.knock(locked, sample))).isFalse();
    }

    @Test
    void whatProxiesTellIsRead() {
        try (Porter stranger = new Porter()) {
            for (String name : List.of("forwarded", "x-forwarded-for")) {
                Door door = stranger.doors().named(name);

                stranger.knock(door, stranger.doors().samples(door).getFirst());

                assertThat(stranger.gateOf(door).bean(BreakableLimiter.class).subjects())
                        .contains("2a000db800000000/64");
            }
        }
    }

    @Test
    void everyDoorHasANameOfItsOwn() {
        assertThat(porter.doors().doors()).extracting(Door::name).doesNotHaveDuplicates();
    }

    Stream<Door> doors() {
        return porter.doors().doors().stream();
    }
}
