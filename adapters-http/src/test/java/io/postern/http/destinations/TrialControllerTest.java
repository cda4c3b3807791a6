package io.postern.http.destinations;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.destinations.RegisterDestination;
import io.postern.destinations.memory.MasterKey;
import io.postern.destinations.memory.MemorySecretBox;
import io.postern.destinations.model.Destination;
import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.Target;
import io.postern.destinations.port.DestinationStore;
import io.postern.http.Answer;
import io.postern.http.Gate;
import io.postern.shared.Secret;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class TrialControllerTest {

    private static final Gate GATE = Gate.open();

    @AfterAll
    static void close() {
        GATE.close();
    }

    @Test
    void eachPermissionHasALine() {
        register("shop", "\"kind\":\"defaultChain\",\"region\":\"eu-central-1\",\"serviceName\":\"logs\"");

        HttpResponse<String> answer = GATE.operatorPosts("/api/v1/destinations/shop/test");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"account\":\"123456789012\",\"arn\":\"arn:aws:iam::123456789012:user/test\","
                        + "\"permissions\":["
                        + "{\"permission\":\"logs:CreateLogGroup\",\"works\":\"yes\"},"
                        + "{\"permission\":\"logs:CreateLogStream\",\"works\":\"yes\"},"
                        + "{\"permission\":\"logs:PutLogEvents\",\"works\":\"no\",\"why\":\"AWS denies access\"},"
                        + "{\"permission\":\"logs:FilterLogEvents\",\"works\":\"yes\"}]}");
    }

    @Test
    void theLocalStoreNeedsNone() {
        register("laptop", "\"kind\":\"localStore\"");

        assertThat(GATE.operatorPosts("/api/v1/destinations/laptop/test").body())
                .isEqualTo("{\"permissions\":[]}");
    }

    @Test
    void whatIsUnknownOrLockedIsNotTested() {
        new RegisterDestination(
                        GATE.bean(DestinationStore.class),
                        new MemorySecretBox(List.of(new MasterKey("lost", new Secret("a lost key")))))
                .register(new Destination(new DestinationName("locked"), "", new Target.LocalStore()));

        Answer.isProblem(GATE.operatorPosts("/api/v1/destinations/nowhere/test"), 404, 231);
        Answer.isProblem(GATE.operatorPosts("/api/v1/destinations/locked/test"), 409, 236);
        assertThat(GATE.operatorGets("/api/v1/destinations/locked").body())
                .isEqualTo("{\"name\":\"locked\",\"version\":1,"
                        + "\"locked\":\"it was sealed with the key lost, which is not here\"}");
    }

    private static void register(String name, String members) {
        HttpResponse<String> answer = GATE.operatorPosts(
                "/api/v1/destinations", "application/json", "{\"name\":\"" + name + "\"," + members + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }
}
