package io.postern.http.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.http.Answer;
import io.postern.http.Gate;
import io.postern.telemetry.memory.MemoryDeadLetters;
import io.postern.telemetry.model.DeadLetter;
import io.postern.telemetry.model.DeadLetterFilter;
import io.postern.telemetry.model.DeathCause;
import io.postern.telemetry.model.KeptLetter;
import io.postern.testkit.telemetry.Letters;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RedriveControllerTest {

    private static final String PATH = "/api/v1/dead-letters";
    private static final Gate GATE = Gate.open();
    private static final MemoryDeadLetters LETTERS = GATE.bean(MemoryDeadLetters.class);

    @AfterAll
    static void close() {
        GATE.close();
    }

    @AfterEach
    void reset() {
        LETTERS.remove(kept().stream().map(KeptLetter::id).toList());
        GATE.queue().mendIt();
    }

    @Test
    void oneLetterIsRedriven() {
        DeadLetter letter = Letters.letter("one", Gate.NOW);
        add(letter);
        double before = GATE.counted("postern.redriven");

        HttpResponse<String> answer = GATE.operatorPosts(PATH + "/" + newestId() + "/redrive");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(GATE.queue().last()).contains(letter.remains());
        assertThat(LETTERS.count()).isZero();
        assertThat(GATE.counted("postern.redriven")).isEqualTo(before + 1);
    }

    @Test
    void lettersThatMatchAreRedriven() {
        add(Letters.letter("one", DeathCause.REFUSED, Gate.NOW));
        add(Letters.letter("two", DeathCause.TOO_OLD, Gate.NOW));

        HttpResponse<String> answer = GATE.operatorPosts(PATH + "/redrive?cause=too_old");

        assertThat(answer.body()).isEqualTo("{\"redriven\":1,\"more\":false,\"queueFull\":false}");
        assertThat(LETTERS.count()).isEqualTo(1);
    }

    @Test
    void allAreRedrivenOnDemandAThousandAtATime() {
        addMany(1_003);

        JsonNode first = Answer.json(GATE.operatorPosts(PATH + "/redrive?all=true"));
        JsonNode second = Answer.json(GATE.operatorPosts(
                PATH + "/redrive?all=true&after=" + first.path("next").asText()));

        assertThat(first.path("redriven").asInt()).isEqualTo(1_000);
        assertThat(first.path("more").asBoolean()).isTrue();
        assertThat(second.path("redriven").asInt()).isEqualTo(3);
        assertThat(second.path("more").asBoolean()).isFalse();
        assertThat(LETTERS.count()).isZero();
    }

    @Test
    void redrivingNeedsNoBodyOfAnyKind() {
        HttpResponse<String> answer = GATE.send(GATE.request(PATH + "/redrive?all=true")
                .header("x-api-key", Gate.OPERATOR_KEY)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.noBody()));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void aFullQueueIsToldAndKeepsTheLetters() {
        addMany(2);
        GATE.queue().fillIt();

        HttpResponse<String> one = GATE.operatorPosts(PATH + "/" + newestId() + "/redrive");
        HttpResponse<String> all = GATE.operatorPosts(PATH + "/redrive?all=true");

        Answer.isProblem(one, 503, 198);
        assertThat(one.headers().firstValue("Retry-After")).contains("2");
        assertThat(all.body()).isEqualTo("{\"redriven\":0,\"more\":true,\"queueFull\":true}");
        assertThat(LETTERS.count()).isEqualTo(2);
    }

    @Test
    void anUnreachableQueueIsToldAndKeepsTheLetters() {
        addMany(2);
        GATE.queue().breakIt();

        Answer.isProblem(GATE.operatorPosts(PATH + "/" + newestId() + "/redrive"), 503, 199);
        Answer.isProblem(GATE.operatorPosts(PATH + "/redrive?all=true"), 503, 199);
        assertThat(LETTERS.count()).isEqualTo(2);
    }

    private static void add(DeadLetter letter) {
        LETTERS.add(List.of(letter));
    }

    private static void addMany(int count) {
        LETTERS.add(IntStream.range(0, count)
                .mapToObj(i -> Letters.letter("number " + i, Gate.NOW.minus(Duration.ofSeconds(i))))
                .toList());
    }

    private static String newestId() {
        return kept().getFirst().id().value();
    }

    private static List<KeptLetter> kept() {
        return LETTERS.find(DeadLetterFilter.ANY, "", 10_000).letters();
    }
}
