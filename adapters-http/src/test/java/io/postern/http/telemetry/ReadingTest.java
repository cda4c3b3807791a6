package io.postern.http.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.postern.destinations.KnownDestinations;
import io.postern.destinations.RegisterDestination;
import io.postern.destinations.memory.MasterKey;
import io.postern.destinations.memory.MemorySecretBox;
import io.postern.destinations.model.Destination;
import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.Target;
import io.postern.destinations.port.DestinationStore;
import io.postern.destinations.port.SecretBox;
import io.postern.http.Answer;
import io.postern.http.Gate;
import io.postern.http.ScriptedDestination;
import io.postern.shared.Secret;
import io.postern.telemetry.model.Dimension;
import io.postern.telemetry.model.LogQuery;
import io.postern.telemetry.model.MetricFilter;
import io.postern.telemetry.model.Statistic;
import io.postern.telemetry.model.StatisticsQuery;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReadingTest {

    private static final Gate GATE = Gate.open();
    private static final ScriptedDestination DESTINATION = GATE.bean(ScriptedDestination.class);

    @AfterAll
    static void close() {
        GATE.close();
    }

    @Test
    void metricsAreListedByFilter() {
        HttpResponse<String> answer = GATE.operatorGets(
                "/api/v1/metrics?namespace=shop&metricName=orders&dimension=page=a,b=c&dimension=country&nextToken=t");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(DESTINATION.asked())
                .isEqualTo(new MetricFilter(
                        "shop", "orders", List.of(new Dimension("page", "a,b=c"), new Dimension("country", "")), "t"));
        assertThat(answer.body())
                .startsWith("{\"metrics\":[{\"namespace\":\"shop\",\"metricName\":\"orders\",\"dimensions\":"
                        + "[{\"name\":\"page\",\"value\":\"a,b=c\"},{\"name\":\"country\"");
    }

    @Test
    void aPageTellsWhereToGoOn() {
        JsonNode first = Answer.json(GATE.operatorGets("/api/v1/metrics"));
        JsonNode last = Answer.json(GATE.operatorGets("/api/v1/metrics?nextToken=more"));

        assertThat(first.path("nextToken").asText()).isEqualTo("more");
        assertThat(last.path("nextToken").isMissingNode()).isTrue();
    }

    @Test
    void followingGoesToTheEnd() {
        JsonNode all = Answer.json(GATE.operatorGets("/api/v1/metrics?follow=true"));

        assertThat(all.path("metrics")).hasSize(2);
        assertThat(all.path("nextToken").isMissingNode()).isTrue();
        assertThat(all.path("boundReached").isMissingNode()).isTrue();
    }

    @Test
    void aBoundThatEndsFollowingIsTold() {
        JsonNode endless = Answer.json(GATE.operatorGets("/api/v1/metrics?follow=true&metricName=endless"));

        assertThat(endless.path("metrics")).hasSize(20);
        assertThat(endless.path("nextToken").asText()).isEqualTo("more");
        assertThat(endless.path("boundReached").asBoolean()).isTrue();
    }

    @Test
    void statisticsAreOfTheLastHourUnlessAskedOtherwise() {
        HttpResponse<String> answer =
                GATE.operatorGets("/api/v1/metrics/statistics?namespace=shop&metricName=orders&dimension=page=a");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        StatisticsQuery asked = (StatisticsQuery) DESTINATION.asked();
        assertThat(asked.metric().dimensions()).containsExactly(new Dimension("page", "a"));
        assertThat(asked.start()).isEqualTo(Gate.NOW.minus(Duration.ofHours(1)));
        assertThat(asked.end()).isEqualTo(Gate.NOW);
        assertThat(asked.period()).isEqualTo(Duration.ofMinutes(1));
        assertThat(asked.statistics()).hasSize(5);
        assertThat(Answer.json(answer).at("/datapoints/0/values/Sum").asDouble())
                .isEqualTo(42.5);
        assertThat(Answer.json(answer).at("/datapoints/0/timestamp").asText()).isEqualTo("2026-05-01T11:00:00Z");
    }

    @Test
    void withoutAnEndQuestionsOfOneSecondAreTheSame() {
        GATE.clock().advance(Duration.ofMillis(1));
        GATE.operatorGets("/api/v1/logs/events?logGroupName=g");
        LogQuery first = (LogQuery) DESTINATION.asked();
        GATE.clock().advance(Duration.ofMillis(999));
        GATE.operatorGets("/api/v1/logs/events?logGroupName=g");
        LogQuery second = (LogQuery) DESTINATION.asked();
        GATE.clock().advance(Duration.ofSeconds(-1));

        assertThat(second).isEqualTo(first);
        assertThat(first.end()).isEqualTo(Gate.NOW.plusSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-05-01T10:00:00Z", "2026-05-01T12:00:00%2B02:00", "2026-05-01T12:00:00+02:00", "1777629600"
            })
    void timesAreIso8601OrEpochSeconds(String start) {
        GATE.operatorGets("/api/v1/metrics/statistics?namespace=n&metricName=m&period=300"
                + "&statistic=p99.9&statistic=Sum&start=" + start);

        StatisticsQuery asked = (StatisticsQuery) DESTINATION.asked();
        assertThat(asked.start()).isEqualTo("2026-05-01T10:00:00Z");
        assertThat(asked.statistics()).containsExactlyInAnyOrder(new Statistic("p99.9"), new Statistic("Sum"));
    }

    @Test
    void timesGoFromTheEpochToTheYear9999() {
        GATE.operatorGets("/api/v1/logs/events?logGroupName=g&start=0&end=9999-12-31T23:59:59.999Z");
        LogQuery widest = (LogQuery) DESTINATION.asked();
        GATE.operatorGets("/api/v1/logs/events?logGroupName=g&end=1");
        LogQuery first = (LogQuery) DESTINATION.asked();

        assertThat(widest.start()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(widest.end()).isEqualTo("9999-12-31T23:59:59.999Z");
        assertThat(first.start()).isEqualTo("1970-01-01T00:00:00Z");
    }

    @Test
    void logEventsAreFound() {
        HttpResponse<String> answer = GATE.operatorGets(
                "/api/v1/logs/events?logGroupName=g&logStreamName=s&filterPattern=ERROR&limit=7&nextToken=t");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(DESTINATION.asked())
                .isEqualTo(new LogQuery("g", "s", Gate.NOW.minus(Duration.ofHours(1)), Gate.NOW, "ERROR", 7, "t"));
        assertThat(Answer.json(answer).at("/events/0/message").asText()).isEqualTo("hello");
    }

    @Test
    void anUnknownLogGroupIs404() {
        Answer.isProblem(GATE.operatorGets("/api/v1/logs/events?logGroupName=missing"), 404, 182);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/metrics?",
                "/api/v1/metrics/statistics?namespace=n&metricName=m&",
                "/api/v1/logs/events?logGroupName=g&",
                "/api/v1/dashboards?"
            })
    void aDestinationIsReadByItsName(String path) {
        register("reading");
        assertThat(GATE.operatorGets(path + "destination=default").statusCode()).isEqualTo(200);
        assertThat(GATE.operatorGets(path + "destination=reading").body()).doesNotContain("orders", "42.5", "hello");

        Answer.isProblem(GATE.operatorGets(path + "destination=nowhere"), 404, 231);
        Answer.isProblem(GATE.operatorGets(path + "destination=no%20name"), 404, 231);
    }

    @Test
    void aDestinationThatDoesNotOpenIsNotRead() {
        SecretBox other = new MemorySecretBox(List.of(new MasterKey("other", new Secret("another-master-key"))));
        new RegisterDestination(GATE.bean(DestinationStore.class), other)
                .register(new Destination(new DestinationName("locked"), "", new Target.LocalStore()));
        GATE.bean(KnownDestinations.class).refresh();

        Answer.isProblem(GATE.operatorGets("/api/v1/metrics?destination=locked"), 409, 236);
        Answer.isProblem(GATE.operatorGets("/api/v1/logs/tail?logGroupName=g&destination=locked"), 409, 236);
        Answer.isProblem(GATE.operatorGets("/api/v1/dashboards?destination=locked"), 409, 236);
    }

    private static void register(String name) {
        GATE.bean(RegisterDestination.class)
                .register(new Destination(new DestinationName(name), "", new Target.LocalStore()));
        GATE.bean(KnownDestinations.class).refresh();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/metrics/statistics",
                "/api/v1/metrics/statistics?namespace=n",
                "/api/v1/metrics/statistics?namespace=n&metricName=m&period=7",
                "/api/v1/metrics/statistics?namespace=n&metricName=m&period=x",
                "/api/v1/metrics/statistics?namespace=n&metricName=m&statistic=Mode",
                "/api/v1/metrics/statistics?namespace=n&metricName=m&start=yesterday",
                "/api/v1/metrics/statistics?namespace=n&metricName=m&start=2026-05-01T13:00:00Z",
                "/api/v1/metrics/statistics?namespace=n&metricName=m&start=1969-12-31T23:59:59Z",
                "/api/v1/metrics/statistics?namespace=n&metricName=m&start=-1",
                "/api/v1/metrics/statistics?namespace=n&metricName=m&start=-999999999-01-01T00:00:00Z",
                "/api/v1/metrics/statistics?namespace=n&metricName=m&period=604800&end=10000-01-01T00:00:00Z",
                "/api/v1/metrics/statistics?namespace=n&metricName=m&end=%2B999999999-12-31T23:59:59Z",
                "/api/v1/metrics/statistics?namespace=n&metricName=m&end=0",
                "/api/v1/logs/events?logGroupName=g&end=-999999999-01-01T00:00:00Z",
                "/api/v1/logs/events?logGroupName=g&end=253402300800",
                "/api/v1/logs/events?logGroupName=g&end=0",
                "/api/v1/metrics/statistics?namespace=n&metricName=m&period=1&start=2026-05-01T00:00:00Z",
                "/api/v1/logs/events",
                "/api/v1/logs/events?logGroupName=g&limit=0",
                "/api/v1/logs/events?logGroupName=g&limit=10001",
                "/api/v1/logs/events?logGroupName=g&limit=many",
                "/api/v1/logs/events?logGroupName=g&filterPattern=unreadable",
                "/api/v1/metrics?nextToken=unreadable"
            })
    void aBadQueryIsAProblemThatNamesTheParameter(String path) {
        HttpResponse<String> answer = GATE.operatorGets(path);

        Answer.isProblem(answer, 400, 180);
        assertThat(Answer.json(answer).path("detail").asText())
                .containsAnyOf(
                        "namespace",
                        "metricName",
                        "period",
                        "statistic",
                        "start",
                        "end",
                        "logGroupName",
                        "limit",
                        "unreadable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/metrics",
                "/api/v1/metrics/statistics?namespace=n&metricName=m",
                "/api/v1/logs/events?logGroupName=g",
                "/api/v1/dead-letters"
            })
    void readingNeedsAKey(String path) {
        HttpResponse<String> none = GATE.get(path);
        HttpResponse<String> wrong = GATE.send(GATE.request(path).header("x-api-key", "guess"));

        Answer.isProblem(none, 401, 181);
        Answer.isProblem(wrong, 401, 181);
        assertThat(none.headers().firstValue("WWW-Authenticate")).contains("ApiKey realm=\"postern\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/metrics", "/api/v1/logs/events?logGroupName=g", "/api/v1/dead-letters"})
    void anUnsignedTokenIsNobody(String path) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer("postern")
                .subject("operator")
                .expirationTime(Date.from(Instant.now().plusSeconds(900)))
                .build();
        String unsigned = new PlainJWT(claims).serialize();

        HttpResponse<String> answer = GATE.send(GATE.request(path).header("Authorization", "Bearer " + unsigned));

        Answer.isProblem(answer, 401, path.endsWith("dead-letters") ? 181 : 111);
    }

    @Test
    void anUnknownPathOfTheApiIsAProblem() {
        Answer.isProblem(GATE.operatorGets("/api/v1/nowhere"), 404, 191);
    }

    @Test
    void aWrongMethodInTheApiIsAProblem() {
        HttpResponse<String> answer = GATE.send(GATE.request("/api/v1/metrics")
                .header("x-api-key", Gate.OPERATOR_KEY)
                .DELETE());

        Answer.isProblem(answer, 405, 192);
        assertThat(answer.headers().firstValue("Allow").orElseThrow()).contains("GET");
    }
}
