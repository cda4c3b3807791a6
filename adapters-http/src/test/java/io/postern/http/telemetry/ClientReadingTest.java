package io.postern.http.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.Policy;
import io.postern.access.model.PolicyText;
import io.postern.access.model.Purpose;
import io.postern.destinations.KnownDestinations;
import io.postern.destinations.RegisterDestination;
import io.postern.destinations.model.Destination;
import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.Target;
import io.postern.http.Answer;
import io.postern.http.Gate;
import io.postern.http.ScriptedDestination;
import io.postern.telemetry.model.Dimension;
import io.postern.telemetry.model.LogQuery;
import io.postern.telemetry.model.MetricDataRequest;
import io.postern.telemetry.model.MetricFilter;
import io.postern.telemetry.model.StatisticsQuery;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClientReadingTest {

    private static final Gate GATE = Gate.open();
    private static final ScriptedDestination DESTINATION = GATE.bean(ScriptedDestination.class);
    private static final String READS = "r\tshop\tshop/*\nl\t/shop/*";

    @AfterAll
    static void close() {
        GATE.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/metrics",
                "/api/v1/metrics?namespace=shop",
                "/api/v1/metrics/statistics?namespace=shop&metricName=orders",
                "/api/v1/metrics/chart.csv?namespace=shop/eu&metricName=orders&statistic=Sum",
                "/api/v1/metrics/chart.json?namespace=shop&metricName=orders&statistic=Sum",
                "/api/v1/logs/events?logGroupName=/shop/web"
            })
    void aClientReadsWhatItsPolicyNames(String path) {
        HttpResponse<String> answer = get(path, READS);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).containsAnyOf("orders", "42.5", "hello");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/metrics?namespace=bank, 270",
        "/api/v1/metrics/statistics?namespace=bank&metricName=orders, 270",
        "/api/v1/metrics/chart.svg?namespace=bank&metricName=orders, 270",
        "/api/v1/logs/events?logGroupName=/bank/web, 271",
        "/api/v1/logs/events?logGroupName=arn:aws:logs:eu-central-1:123456789012:log-group:/shop/web, 271",
        "/api/v1/logs/tail?logGroupName=/bank/web, 271",
        "/api/v1/logs/tail?logGroupName=/shop/web&destination=bank, 274",
        "/api/v1/metrics?destination=bank, 274",
        "/api/v1/metrics/statistics?namespace=shop&metricName=orders&destination=bank, 274",
        "/api/v1/metrics/chart.svg?namespace=shop&metricName=orders&destination=bank, 274",
        "/api/v1/logs/events?logGroupName=/shop/web&destination=bank, 274"
    })
    void allElseIsRefusedByItsRule(String path, int code) {
        Answer.isProblem(get(path, READS), 403, code);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/metrics, 270",
        "/api/v1/metrics?namespace=shop, 270",
        "/api/v1/metrics/statistics?namespace=shop&metricName=orders, 270",
        "/api/v1/logs/events?logGroupName=/shop/web, 271"
    })
    void aPolicyThatSaysNothingOfReadingLetsNothingBeRead(String path, int code) {
        Answer.isProblem(get(path, ""), 403, code);
        Answer.isProblem(get(path, "n\tshop\ng\t/shop/*"), 403, code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/dashboards",
                "/api/v1/dashboards/orders",
                "/api/v1/dead-letters",
                "/api/v1/clients",
                "/api/v1/destinations"
            })
    void allOtherReadingIsForOperators(String path) {
        Answer.isProblem(get(path, "r\t*\nl\t*"), 401, 181);
    }

    @Test
    void aTokenThatIsNotValidOpensNothing() {
        String expired = GATE.accessToken(Gate.NOW.minus(Duration.ofHours(1)), Purpose.TELEMETRY);

        Answer.isProblem(bearer("/api/v1/metrics", expired), 401, 111);
        Answer.isProblem(bearer("/api/v1/metrics", "nonsense"), 401, 111);
        Answer.isProblem(GATE.send(GATE.request("/api/v1/metrics").header("Authorization", "Basic YTpi")), 403, 110);
    }

    @Test
    void aWrongOperatorKeyIsNotMadeGoodByAToken() {
        HttpResponse<String> answer = GATE.send(GATE.request("/api/v1/metrics")
                .header("x-api-key", "guess")
                .header("Authorization", "Bearer " + GATE.accessToken(policy(READS))));

        Answer.isProblem(answer, 401, 181);
    }

    @Test
    void aClientOfADestinationReadsThereUnlessItNamesAnother() {
        GATE.bean(RegisterDestination.class)
                .register(new Destination(new DestinationName("shop-eu"), "", new Target.LocalStore()));
        GATE.bean(KnownDestinations.class).refresh();
        String policy = READS + "\nD\tshop-eu";

        assertThat(get("/api/v1/metrics", policy).body()).isEqualTo("{\"metrics\":[]}");
        assertThat(get("/api/v1/metrics?destination=shop-eu", policy).body()).isEqualTo("{\"metrics\":[]}");
        Answer.isProblem(get("/api/v1/metrics?destination=default", policy), 403, 274);
        Answer.isProblem(get("/api/v1/metrics", READS + "\nD\tnowhere"), 404, 231);
    }

    @Test
    void questionsBearTheStampsOfThePolicy() {
        String policy = READS + "\nd\tApp\tshop";

        get("/api/v1/metrics/statistics?namespace=shop&metricName=orders&dimension=page=a", policy);
        StatisticsQuery asked = (StatisticsQuery) DESTINATION.asked();

        assertThat(asked.metric().dimensions())
                .containsExactly(new Dimension("page", "a"), new Dimension("App", "shop"));
        Answer.isProblem(
                get("/api/v1/metrics/statistics?namespace=shop&metricName=orders&dimension=App=bank", policy),
                403,
                272);
    }

    @Test
    void withoutANamespaceNothingThatTheClientChoseIsLookedForAmongOthers() {
        get("/api/v1/metrics?metricName=orders&dimension=page=a", READS);

        assertThat(DESTINATION.asked()).isEqualTo(new MetricFilter("", "", List.of(), ""));
    }

    @Test
    void onlyEventsWithTheStampsOfThePolicyAreFound() {
        String policy = READS + "\nf\tapp\tshop";

        HttpResponse<String> answer = get("/api/v1/logs/events?logGroupName=/shop/web&filterPattern=hello", policy);

        assertThat(Answer.json(answer).path("events")).isEmpty();
        assertThat(((LogQuery) DESTINATION.asked()).filterPattern()).isEmpty();
        Answer.isProblem(
                get("/api/v1/logs/events?logGroupName=/shop/web&filterPattern=%7B+$.a+=+1+%7D", policy), 400, 180);
    }

    @Test
    void manyQueriesAreReadWhereEachMayBe() {
        HttpResponse<String> answer = post(series("m1", "shop") + "," + math("m1 * 100"), READS);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(((MetricDataRequest) DESTINATION.asked()).queries()).hasSize(2);
    }

    @Test
    void noneOfManyQueriesReachesFurther() {
        Answer.isProblem(post(series("m1", "shop") + "," + series("m2", "bank"), READS), 403, 270);
        Answer.isProblem(post(math("SUM(SEARCH('{bank} orders', 'Sum'))"), READS), 403, 273);
        Answer.isProblem(post(math("SELECT SUM(orders) FROM bank"), READS), 403, 273);
        Answer.isProblem(
                post(
                        series("m1", "shop").replace("\"metricStat\"", "\"accountId\":\"210987654321\",\"metricStat\""),
                        READS),
                400,
                210);
        assertThat(Answer.json(post(math("SEARCH('x', 'Sum')"), READS))
                        .path("detail")
                        .asText())
                .startsWith("e1: expression: may reach further");
    }

    @Test
    void anOriginThatThePolicyDoesNotNameReadsNothing() {
        String token = GATE.accessToken(policy(READS + "\no\thttps://app.example.org"));
        HttpRequest.Builder elsewhere = GATE.request("/api/v1/metrics")
                .header("Authorization", "Bearer " + token)
                .header("Origin", "https://elsewhere.example.org");

        Answer.isProblem(GATE.send(elsewhere), 403, 112);
    }

    @Test
    void questionsCountInTheLimitOfTheClient() {
        try (Gate limited = Gate.openWith(Map.of(
                "postern.access.rate-limit.preset",
                "custom",
                "postern.access.rate-limit.burst",
                100,
                "postern.access.rate-limit.client-burst",
                2,
                "postern.access.rate-limit.client-refill",
                "1m"))) {
            String token = limited.accessToken(policy(READS));
            for (int i = 0; i < 2; i++)
                assertThat(limited.send(limited.request("/api/v1/metrics").header("Authorization", "Bearer " + token))
                                .statusCode())
                        .isEqualTo(200);

            Answer.isProblem(
                    limited.send(limited.request("/api/v1/metrics").header("Authorization", "Bearer " + token)),
                    429,
                    195);
            assertThat(limited.operatorGets("/api/v1/metrics").statusCode()).isEqualTo(200);
        }
    }

    private static HttpResponse<String> get(String path, String policy) {
        return bearer(path, GATE.accessToken(policy(policy)));
    }

    private static HttpResponse<String> bearer(String path, String token) {
        return GATE.send(GATE.request(path).header("Authorization", "Bearer " + token));
    }

    private static HttpResponse<String> post(String queries, String policy) {
        return GATE.send(GATE.request("/api/v1/metrics/data")
                .header("Authorization", "Bearer " + GATE.accessToken(policy(policy)))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"metricDataQueries\":[" + queries + "]}")));
    }

    private static String series(String id, String namespace) {
        return "{\"id\":\"" + id + "\",\"metricStat\":{\"metric\":{\"namespace\":\"" + namespace
                + "\",\"metricName\":\"orders\"},\"stat\":\"Sum\"}}";
    }

    private static String math(String expression) {
        return "{\"id\":\"e1\",\"expression\":\"" + expression + "\"}";
    }

    private static Policy policy(String text) {
        return PolicyText.read(text).orElseThrow();
    }
}
