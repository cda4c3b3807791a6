package io.postern.telemetry.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.postern.access.model.ClientId;
import io.postern.access.model.Policy;
import io.postern.access.model.PolicyText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClientSightTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final Dimension STAMP = new Dimension("App", "shop");
    private static final Dimension PAGE = new Dimension("page", "/");

    @Test
    void whoMayReadNothingReadsNothing() {
        Sight sight = sight("n\tshop");

        assertThat(rule(sight.listing(listing("")))).isEqualTo(ReadRule.NAMESPACE);
        assertThat(rule(sight.listing(listing("shop")))).isEqualTo(ReadRule.NAMESPACE);
        assertThat(rule(sight.statistics(statistics("shop")))).isEqualTo(ReadRule.NAMESPACE);
        assertThat(rule(sight.search(search("/shop/web", "")))).isEqualTo(ReadRule.LOG_GROUP);
        assertThat(rule(new ClientSight(ClientId.DEFAULT, Policy.UNRESTRICTED).listing(listing(""))))
                .isEqualTo(ReadRule.NAMESPACE);
    }

    @Test
    void whatThePolicyNamesMayBeReadAndNothingElse() {
        Sight sight = sight("r\tshop\tshop/*\nl\t/shop/*");

        assertThat(permitted(sight.statistics(statistics("shop/eu")))).isEqualTo(statistics("shop/eu"));
        assertThat(rule(sight.statistics(statistics("shopping")))).isEqualTo(ReadRule.NAMESPACE);
        assertThat(rule(sight.statistics(statistics("Shop")))).isEqualTo(ReadRule.NAMESPACE);
        assertThat(permitted(sight.search(search("/shop/web", "ERROR")))).isEqualTo(search("/shop/web", "ERROR"));
        assertThat(rule(sight.search(search("/shop", "")))).isEqualTo(ReadRule.LOG_GROUP);
        assertThat(rule(sight.tail(new TailQuery("/bank/web", "", "")))).isEqualTo(ReadRule.LOG_GROUP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:logs:eu-central-1:210987654321:log-group:/shop/web",
                "210987654321:/shop/web",
                "/shop/web:*",
                "/shop/web*",
                "",
                "/shop/web\n"
            })
    void whatIsNoNameOfAGroupIsNoneAlsoForWhoMayReadAll(String group) {
        assertThat(rule(sight("l\t*").search(search(group, "")))).isEqualTo(ReadRule.LOG_GROUP);
    }

    @Test
    void theDestinationIsThePolicysAndNoOther() {
        Sight shop = sight("r\t*\nD\tshop-eu");

        assertThat(permitted(shop.destination(""))).isEqualTo("shop-eu");
        assertThat(permitted(shop.destination("shop-eu"))).isEqualTo("shop-eu");
        assertThat(rule(shop.destination("default"))).isEqualTo(ReadRule.DESTINATION);
        assertThat(rule(shop.destination("bank"))).isEqualTo(ReadRule.DESTINATION);
        assertThat(permitted(sight("r\t*").destination("default"))).isEqualTo("default");
        assertThat(rule(sight("r\t*").destination("shop-eu"))).isEqualTo(ReadRule.DESTINATION);
    }

    @Test
    void questionsAreStampedAsDatumsAre() {
        Sight sight = sight("r\tshop\nd\tApp\tshop");

        assertThat(permitted(sight.statistics(statistics("shop", PAGE)))).isEqualTo(statistics("shop", PAGE, STAMP));
        assertThat(permitted(sight.statistics(statistics("shop", STAMP, PAGE))))
                .isEqualTo(statistics("shop", PAGE, STAMP));
        assertThat(permitted(sight.listing(listing("shop", new Dimension("App", "")))))
                .isEqualTo(listing("shop", STAMP));
        assertThat(permitted(sight.data(data(series("shop", PAGE))))).isEqualTo(data(series("shop", PAGE, STAMP)));
    }

    @Test
    void anotherValueOfAStampIsNotAskedFor() {
        Sight sight = sight("r\tshop\nd\tApp\tshop");
        Dimension bank = new Dimension("App", "bank");

        assertThat(rule(sight.statistics(statistics("shop", bank)))).isEqualTo(ReadRule.DIMENSION);
        assertThat(rule(sight.statistics(statistics("shop", STAMP, bank)))).isEqualTo(ReadRule.DIMENSION);
        assertThat(rule(sight.listing(listing("", bank)))).isEqualTo(ReadRule.DIMENSION);
        assertThat(rule(sight.data(data(series("shop", bank))))).isEqualTo(ReadRule.DIMENSION);
    }

    @Test
    void oneForbiddenQueryForbidsTheRequest() {
        Sight sight = sight("r\tshop");

        assertThat(rule(sight.data(data(series("shop"), math("e1", "m1 * 2"), math("e2", "SEARCH('x', 'Sum')")))))
                .isEqualTo(ReadRule.EXPRESSION);
        assertThat(rule(sight.data(data(math("e1", "1 + 1"), series("bank"))))).isEqualTo(ReadRule.NAMESPACE);
        assertThat(permitted(sight.data(data(series("shop"), math("e1", "m1 * 2")))))
                .isEqualTo(data(series("shop"), math("e1", "m1 * 2")));
    }

    @Test
    void aLabelMayNotAskForTheAccount() {
        MetricDataQuery label =
                new MetricDataQuery.OfExpression("e1", "${PROP('AccountId')}", true, "1", Duration.ZERO);

        assertThat(rule(sight("r\tshop").data(data(label)))).isEqualTo(ReadRule.EXPRESSION);
    }

    @Test
    void withoutANamespaceADestinationIsAskedForNothingThatTheClientChose() {
        Sight sight = sight("r\tshop\nd\tApp\tshop");
        MetricFilter filter = permitted(sight.listing(new MetricFilter("", "orders", List.of(PAGE), "t")));

        assertThat(sight.asked(filter)).isEqualTo(new MetricFilter("", "", List.of(STAMP), "t"));
        assertThat(sight.shown(filter).test(new MetricDescriptor("shop", "orders", List.of(STAMP, PAGE))))
                .isTrue();
        assertThat(sight.shown(filter).test(new MetricDescriptor("shop", "orders", List.of(STAMP))))
                .isFalse();
        assertThat(sight.shown(filter).test(new MetricDescriptor("shop", "orders", List.of(PAGE))))
                .isFalse();
        assertThat(sight.shown(filter).test(new MetricDescriptor("shop", "other", List.of(STAMP, PAGE))))
                .isFalse();
        assertThat(sight.shown(filter).test(new MetricDescriptor("bank", "orders", List.of(STAMP, PAGE))))
                .isFalse();
    }

    @Test
    void ofStampedGroupsOwnEventsAreShownAndPatternsAreLookedForHere() {
        Sight sight = sight("l\tshared\nf\tapp\tshop");

        assertThat(sight.asked(search("shared", "ERROR")))
                .isEqualTo(search("shared", "").ofThoseBearing(Map.of("app", "shop")));
        assertThat(sight.asked(new TailQuery("shared", "", "ERROR")))
                .isEqualTo(new TailQuery("shared", "", "", Map.of("app", "shop")));
        assertThat(shows(sight, "ERROR", "{\"app\":\"shop\",\"message\":\"an ERROR\"}"))
                .isTrue();
        assertThat(shows(sight, "ERROR", "{\"app\":\"shop\",\"message\":\"fine\"}"))
                .isFalse();
        assertThat(shows(sight, "", "{\"a\":1,\"app\":\"shop\",\"user\":\"7\"}"))
                .isTrue();
        assertThat(shows(sight, "", "{\"app\":\"bank\",\"message\":\"shop\"}")).isFalse();
        assertThat(shows(sight, "", "{\"app\":\"shop\",\"app\":\"bank\"}")).isFalse();
        assertThat(shows(sight, "", "{\"nested\":{\"app\":\"shop\"}}")).isFalse();
        assertThat(shows(sight, "", "\"app\":\"shop\"")).isFalse();
        assertThat(shows(sight, "", "an ERROR")).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> sight.search(search("shared", "{ $.app = \"bank\" }")));
    }

    @Test
    void withoutStampsPatternsAreTheDestinationsOwn() {
        Sight sight = sight("l\tshop");

        LogQuery errors = search("shop", "{ $.level = \"ERROR\" }");

        assertThat(sight.asked(errors)).isEqualTo(errors);
        assertThat(shows(sight, "{ $.level = \"ERROR\" }", "anything")).isTrue();
    }

    private static Sight sight(String policy) {
        return new ClientSight(ClientId.DEFAULT, PolicyText.read(policy).orElseThrow());
    }

    private static boolean shows(Sight sight, String pattern, String message) {
        return sight.shown(pattern).test(new LogSearch.FoundEvent("e", "web", NOON, NOON, message));
    }

    private static <Q> Q permitted(Confined<Q> confined) {
        assertThat(confined).isInstanceOf(Confined.Permitted.class);
        return ((Confined.Permitted<Q>) confined).question();
    }

    private static ReadRule rule(Confined<?> confined) {
        assertThat(confined).isInstanceOf(Confined.Forbidden.class);
        return ((Confined.Forbidden<?>) confined).rule();
    }

    private static MetricFilter listing(String namespace, Dimension... dimensions) {
        return new MetricFilter(namespace, "", List.of(dimensions), "");
    }

    private static StatisticsQuery statistics(String namespace, Dimension... dimensions) {
        return new StatisticsQuery(
                new MetricDescriptor(namespace, "orders", List.of(dimensions)),
                NOON.minusSeconds(600),
                NOON,
                Duration.ofMinutes(1),
                Set.of(new Statistic("Sum")));
    }

    private static MetricDataQuery series(String namespace, Dimension... dimensions) {
        return new MetricDataQuery.OfSeries(
                "m1",
                "",
                true,
                new MetricDescriptor(namespace, "orders", List.of(dimensions)),
                Duration.ofMinutes(1),
                new Statistic("Sum"),
                "");
    }

    private static MetricDataQuery math(String id, String expression) {
        return new MetricDataQuery.OfExpression(id, "", true, expression, Duration.ZERO);
    }

    private static MetricDataRequest data(MetricDataQuery... queries) {
        return new MetricDataRequest(List.of(queries), NOON.minusSeconds(600), NOON, false, 100, "");
    }

    private static LogQuery search(String group, String pattern) {
        return new LogQuery(group, "", NOON.minusSeconds(600), NOON, pattern, 10, "");
    }
}
