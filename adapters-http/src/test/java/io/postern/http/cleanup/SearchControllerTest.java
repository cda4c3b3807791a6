package io.postern.http.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.cleanup.model.AllowlistEntry;
import io.postern.cleanup.model.Author;
import io.postern.cleanup.model.Edit;
import io.postern.cleanup.model.Expiration;
import io.postern.cleanup.model.ResourceId;
import io.postern.http.Answer;
import io.postern.http.BreakableAllowlist;
import io.postern.http.Gate;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SearchControllerTest {

    private static final Gate GATE = Gate.open();
    private static final String API = "/api/v1/cleanup";
    private static final Edit EDIT = new Edit(new Author("ann"), Gate.NOW);

    @BeforeAll
    static void keepSome() {
        for (String id : new String[] {"s3:bucket:a*", "s3:bucket:b", "sns:topic:c"})
            GATE.bean(BreakableAllowlist.class)
                    .add(
                            new AllowlistEntry(
                                    new ResourceId(id),
                                    new Expiration(Gate.NOW.getEpochSecond() + 86_400),
                                    "me",
                                    "why"),
                            EDIT);
    }

    @AfterAll
    static void close() {
        GATE.close();
    }

    @Test
    void aPageTellsWhereTheNextOneBegins() {
        assertThat(GATE.operatorGets(API + "/entries?service=s3&limit=1").body())
                .isEqualTo("{\"entries\":[{\"resourceId\":\"s3:bucket:a*\",\"expiration\":"
                        + (Gate.NOW.getEpochSecond() + 86_400)
                        + ",\"permanent\":false,\"owner\":\"me\",\"comment\":\"why\"}],\"next\":\"s3:bucket:a*\"}");
        HttpResponse<String> rest =
                GATE.operatorGets(API + "/entries?service=s3&owner=ME&expiringWithinDays=1&after=s3:bucket:a*");
        assertThat(Answer.json(rest).path("entries").findValuesAsText("resourceId"))
                .containsExactly("s3:bucket:b");
        assertThat(Answer.json(rest).has("next")).isFalse();
        assertThat(GATE.operatorGets(API + "/entries?service=none").body()).isEqualTo("{\"entries\":[]}");
    }

    @Test
    void whatSparesAResourceIsNamed() {
        HttpResponse<String> spared = GATE.operatorGets(API + "/matches?resource_id=s3:bucket:abc");

        assertThat(Answer.json(spared).path("spared").asBoolean()).isTrue();
        assertThat(Answer.json(spared).at("/entries/0/resourceId").asText()).isEqualTo("s3:bucket:a*");
        assertThat(GATE.operatorGets(API + "/matches?resource_id=s3:bucket:c").body())
                .isEqualTo("{\"spared\":false,\"entries\":[]}");
    }

    @Test
    void patternsThatCostTooMuchAreAProblem() {
        for (int i = 0; i < 20; i++)
            GATE.bean(BreakableAllowlist.class)
                    .add(
                            new AllowlistEntry(
                                    new ResourceId("sqs:queue:*" + "a".repeat(1_000) + "?b?*" + i + "*"),
                                    Expiration.PERMANENT,
                                    "",
                                    ""),
                            EDIT);

        Answer.isProblem(GATE.operatorGets(API + "/matches?resource_id=sqs:queue:" + "a".repeat(2_000)), 422, 253);
    }

    @ParameterizedTest
    @CsvSource({
        "/entries?limit=0",
        "/entries?limit=1001",
        "/entries?limit=many",
        "/entries?expiringWithinDays=-1",
        "/matches",
        "/matches?resource_id=s3:bucket"
    })
    void nonsenseIsAProblem(String path) {
        Answer.isProblem(GATE.operatorGets(API + path), 400, 180);
    }

    @Test
    void anAllowlistOutOfReachIsAProblemAndStrangersHearNothing() {
        try (Gate gate = Gate.open()) {
            gate.bean(BreakableAllowlist.class).breakIt();

            Answer.isProblem(gate.operatorGets(API + "/entries"), 503, 199);
            Answer.isProblem(gate.operatorGets(API + "/matches?resource_id=s3:bucket:a"), 503, 199);
            Answer.isProblem(gate.get(API + "/entries"), 401, 181);
        }
    }
}
