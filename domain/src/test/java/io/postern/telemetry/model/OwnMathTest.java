package io.postern.telemetry.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OwnMathTest {

    private static final Set<String> IDS =
            Set.of("m1", "m2", "search", "select", "max", "orders", "from", "shop", "db_perf_insights");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m1",
                "m1*2",
                "-m1 + .5 * (m2 - 3)",
                "100 * m1 / (m1 + m2)",
                "RATE(m1)",
                "SUM([m1, m2])",
                "SUM(METRICS())",
                "FILL(m1, 0)",
                "FILL(METRICS(), REPEAT)",
                "SORT(METRICS(), SUM, DESC, 5)",
                "IF(m1 > 2 AND m2 <= 3, m1, m2)",
                "IF(m1 == 0 || m2 != 1, 1, 0)",
                "SLICE(METRICS(), 0, 10)",
                "TIME_SERIES(PERIOD(m1))",
                "search + select"
            })
    void arithmeticOverTheQueriesOfTheRequestIsOwnMath(String expression) {
        assertThat(OwnMath.is(expression, IDS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "m3",
                "M1",
                "SEARCH('{AWS/EC2,InstanceId} CPUUtilization', 'Average')",
                "search('{AWS/EC2,InstanceId} CPUUtilization', 'Average')",
                "SUM(SEARCH(' CPUUtilization ', 'Sum', 300))",
                "m1 + SEARCH(\"x\", \"Sum\")",
                "SORT(SEARCH('x','Sum'), AVG, DESC)",
                "IF(m1, SEARCH('x','Sum'), m2)",
                "SEARCH(m1, m2)",
                "search(m1, m2)",
                "select max(orders) from shop",
                "SELECT MAX(orders) FROM shop",
                "select orders from shop",
                "(select max) (orders)",
                "SELECT AVG(CPUUtilization) FROM SCHEMA(\"AWS/EC2\", InstanceId)",
                "INSIGHT_RULE_METRIC('rule', 'Sum')",
                "INSIGHT_RULE_METRIC(m1, m2)",
                "DB_PERF_INSIGHTS('RDS', 'db-1', 'os.cpu')",
                "db_perf_insights(m1)",
                "LAMBDA('function', m1)",
                "SERVICE_QUOTA(m1)",
                "ANOMALY_DETECTION_BAND(m1)",
                "METRICS('errors')",
                "METRICS(\"errors\")",
                "m1 m2",
                "m1,m2",
                "m1 +",
                "+ m1",
                "(m1",
                "m1)",
                "[m1",
                "SUM m1",
                "SUM(m1,)",
                "DESC",
                "m1;m2",
                "m1 -- m2 --",
                "m1\nSELECT",
                "m1 /* */",
                "\u0131f(m1)",
                "m1\u00a0+ m2",
                "${m1}",
                "1.2.3"
            })
    void allElseIsNot(String expression) {
        assertThat(OwnMath.is(expression, IDS)).isFalse();
    }

    @Test
    void whatIsLongOrDeepIsNot() {
        assertThat(OwnMath.is("m1" + "+m1".repeat(682), IDS)).isTrue();
        assertThat(OwnMath.is("m1" + "+m1".repeat(683), IDS)).isFalse();
        assertThat(OwnMath.is("(".repeat(31) + "m1" + ")".repeat(31), IDS)).isTrue();
        assertThat(OwnMath.is("(".repeat(32) + "m1" + ")".repeat(32), IDS)).isFalse();
    }

    @Property(tries = 2000)
    void noTextCanBeSaidInIt(
            @ForAll @StringLength(max = 12) @Chars({'m', '1', '\'', '"', '(', ')', '+', ' '}) String text) {
        if (OwnMath.is(text, Set.of("m1"))) assertThat(text).doesNotContain("'", "\"", "mm", "m1 m1", "m1(");
    }

    @Test
    void labelsMayHoldStatisticsAndNoProperties() {
        assertThat(OwnMath.asksForProperties("orders of ${LABEL}: ${MAX}")).isFalse();
        assertThat(OwnMath.asksForProperties("properties")).isFalse();
        assertThat(OwnMath.asksForProperties("${PROP('AccountId')}")).isTrue();
        assertThat(OwnMath.asksForProperties("${ prop( 'AccountLabel') }")).isTrue();
    }
}
