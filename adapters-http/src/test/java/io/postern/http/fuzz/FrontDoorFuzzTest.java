package io.postern.http.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testkit.fuzz.Mutations;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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

    @AfterAll
    void end() {
        porter.close();
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

    @Test
    void noSampleIsAFault() {
        for (Door door : porter.doors().doors())
            for (byte[] sample : porter.doors().samples(door)) porter.knock(door, sample);
    }

    @Test
    void everyDoorHasANameOfItsOwn() {
        assertThat(porter.doors().doors()).extracting(Door::name).doesNotHaveDuplicates();
    }

    Stream<Door> doors() {
        return porter.doors().doors().stream();
    }
}
