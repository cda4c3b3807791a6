package io.postern.http.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.access.model.ClientId;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DeadLetterControllerTest {

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
    void lettersShowTheReasonButNotTheMessage() {
        add(Letters.letter("private", DeathCause.TOO_OLD, Gate.NOW));

        HttpResponse<String> answer = GATE.operatorGets(PATH + "?limit=5");

        JsonNode letter = Answer.json(answer).at("/deadLetters/0");
        DeadLetter kept = kept().getFirst().letter();
        assertThat(letter.path("receipt").asText()).isEqualTo(kept.receipt().value());
        assertThat(letter.path("client").asText()).isEqualTo("default");
        assertThat(letter.path("destination").asText()).isEqualTo("default");
        assertThat(letter.path("kind").asText()).isEqualTo("log");
        assertThat(letter.path("target").asText()).endsWith(":orders");
        assertThat(letter.path("metricName").asText("absent")).isEmpty();
        assertThat(letter.path("cause").asText()).isEqualTo("too_old");
        assertThat(letter.path("why").asText()).isEqualTo("because");
        assertThat(letter.path("diedAt").asText()).isEqualTo("2026-05-01T12:00:00Z");
        assertThat(answer.body()).doesNotContain("private");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 4321",
        "?cause=refused, 21",
        "?cause=refused&cause=TOO_OLD, 321",
        "?client=shop, 4",
        "?client=shop&client=default, 4321",
        "?cause=refused&client=shop, ''",
        "?destination=default, 4321",
        "?destination=shop, ''",
        "?from=2026-05-01T12:00:00Z, 432",
        "?until=2026-05-01T12:00:00Z, 1",
        "?from=2026-05-01T12:00:00Z&until=1777636801, 2",
        "?from=2027-01-01T00:00:00Z, ''",
        "?limit=2, 43"
    })
    void lettersAreFoundByTheFilter(String query, String expected) {
        add(Letters.letter("1", DeathCause.REFUSED, Gate.NOW.minusSeconds(1)));
        add(Letters.letter("2", DeathCause.REFUSED, Gate.NOW));
        add(Letters.letter("3", DeathCause.TOO_OLD, Gate.NOW.plusSeconds(1)));
        add(Letters.of(new ClientId("shop"), Letters.letter("4", DeathCause.TOO_NEW, Gate.NOW.plusSeconds(2))));
        List<String> ids =
                kept().reversed().stream().map(kept -> kept.id().value()).toList();

        StringBuilder found = new StringBuilder();
        for (JsonNode letter : Answer.json(GATE.operatorGets(PATH + query)).path("deadLetters"))
            found.append(ids.indexOf(letter.path("id").asText()) + 1);

        assertThat(found).hasToString(expected);
    }

    @Test
    void aPageTellsWhereToGoOn() {
        addMany(3);

        JsonNode first = Answer.json(GATE.operatorGets(PATH + "?limit=2"));
        JsonNode last = Answer.json(
                GATE.operatorGets(PATH + "?limit=2&after=" + first.path("next").asText()));

        assertThat(first.path("deadLetters")).hasSize(2);
        assertThat(last.path("deadLetters")).hasSize(1);
        assertThat(last.path("next").isMissingNode()).isTrue();
    }

    @Test
    void withoutLettersTheListIsEmptyAndThere() {
        assertThat(GATE.operatorGets(PATH).body()).isEqualTo("{\"deadLetters\":[]}");
    }

    @Test
    void oneLetterIsRead() {
        add(Letters.letter("private", Gate.NOW));
        String id = newestId();

        HttpResponse<String> answer = GATE.operatorGets(PATH + "/" + id);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Answer.json(answer).path("id").asText()).isEqualTo(id);
        assertThat(answer.body()).doesNotContain("private");
    }

    @Test
    void oneLetterIsPurged() {
        addMany(2);
        String id = newestId();
        double before = GATE.counted("postern.purged");

        assertThat(GATE.operatorDeletes(PATH + "/" + id).statusCode()).isEqualTo(204);
        Answer.isProblem(GATE.operatorDeletes(PATH + "/" + id), 404, 183);

        assertThat(LETTERS.count()).isEqualTo(1);
        assertThat(GATE.counted("postern.purged")).isEqualTo(before + 1);
    }

    @Test
    void lettersThatMatchArePurged() {
        add(Letters.letter("one", DeathCause.REFUSED, Gate.NOW));
        add(Letters.letter("two", DeathCause.TOO_OLD, Gate.NOW));

        HttpResponse<String> answer = GATE.operatorDeletes(PATH + "?cause=too_old");

        assertThat(answer.body()).isEqualTo("{\"purged\":1,\"more\":false}");
        assertThat(LETTERS.count()).isEqualTo(1);
    }

    @Test
    void allArePurgedOnDemandAThousandAtATime() {
        addMany(1_003);

        JsonNode first = Answer.json(GATE.operatorDeletes(PATH + "?all=true"));
        JsonNode second = Answer.json(GATE.operatorDeletes(
                PATH + "?all=true&after=" + first.path("next").asText()));

        assertThat(first.path("purged").asInt()).isEqualTo(1_000);
        assertThat(first.path("more").asBoolean()).isTrue();
        assertThat(second.toString()).isEqualTo("{\"purged\":3,\"more\":false}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=0 | limit: 0 (expected: 1 to 1000)",
                "limit=1001 | limit: 1001 (expected: 1 to 1000)",
                "limit=many | limit: cannot be read (expected: a number)",
                "destination=- | destination: not usable (expected: its name)",
                "cause=murder | cause: unknown (expected: refused, too_old, too_new, expired, aged_while_waiting)",
                "client=a%20b | client id: not usable (expected: 1 to 64 of A-Z a-z 0-9 . _ -)",
                "from=soon | from: cannot be read (expected: ISO 8601 with a zone, or epoch seconds)",
                "until=-1 | until: 1969-12-31T23:59:59Z (expected: a year from 1970 to 9999)",
                "from=1&until=1 | from: 1970-01-01T00:00:01Z (expected: before until)",
                "after=x | after: not a position in the dead letters (expected: next of an earlier answer)"
            })
    void aBadQueryIsRefused(String query, String detail) {
        refusedFor(detail, GATE.operatorGets(PATH + "?" + query));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | all: false (expected: a filter, or all=true for every dead letter)",
                "all=false | all: false (expected: a filter, or all=true for every dead letter)",
                "after=1 | all: false (expected: a filter, or all=true for every dead letter)",
                "from=&cause=refused | from: blank (expected: a value)",
                "client=&cause=refused | client id: not usable (expected: 1 to 64 of A-Z a-z 0-9 . _ -)",
                "from=1&from=2 | from: cannot be read (expected: ISO 8601 with a zone, or epoch seconds)",
                "all=yes | all: cannot be read (expected: true or false)",
                "all=true&cause=refused | all: true (expected: no filter beside it)",
                "cause=refused&clent=shop | parameter: unknown (expected: cause, client, destination, from, until,"
                        + " after or all)",
                "cause=murder | cause: unknown (expected: refused, too_old, too_new, expired, aged_while_waiting)",
                "from=1&until=1 | from: 1970-01-01T00:00:01Z (expected: before until)",
                "all=true&after=x | after: not a position in the dead letters (expected: next of an earlier answer)"
            })
    void nothingIsChangedByABadQuery(String query, String detail) {
        addMany(2);

        refusedFor(detail, GATE.operatorPosts(PATH + "/redrive?" + query));
        refusedFor(detail, GATE.operatorDeletes(PATH + "?" + query));

        assertThat(LETTERS.count()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "nobody's", "redrive", "%20", "%2E%2E", "12345678901234567890123"})
    void anUnknownIdIs404(String id) {
        String path = PATH + "/" + id.replace("'", "%27");

        Answer.isProblem(GATE.operatorGets(path), 404, 183);
        Answer.isProblem(GATE.operatorPosts(path + "/redrive"), 404, 183);
        Answer.isProblem(GATE.operatorDeletes(path), 404, 183);
    }

    @Test
    void everyRouteNeedsTheOperatorsKey() {
        addMany(1);
        String one = PATH + "/" + newestId();

        Answer.isProblem(GATE.get(one), 401, 181);
        Answer.isProblem(GATE.send(GATE.request(one + "/redrive").POST(BodyPublishers.noBody())), 401, 181);
        Answer.isProblem(GATE.send(GATE.request(PATH + "/redrive?all=true").POST(BodyPublishers.noBody())), 401, 181);
        Answer.isProblem(GATE.send(GATE.request(one).DELETE()), 401, 181);
        Answer.isProblem(
                GATE.send(GATE.request(PATH + "?all=true")
                        .header("Authorization", "Bearer " + GATE.accessToken())
                        .DELETE()),
                401,
                181);
        assertThat(LETTERS.count()).isEqualTo(1);
    }

    private static void refusedFor(String detail, HttpResponse<String> answer) {
        Answer.isProblem(answer, 400, 180);
        assertThat(Answer.json(answer).path("detail").asText()).isEqualTo(detail);
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
