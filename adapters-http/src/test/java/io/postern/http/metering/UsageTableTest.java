package io.postern.http.metering;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.metering.model.BucketSize;
import io.postern.metering.model.SeriesFilter;
import io.postern.metering.model.UsageDimension;
import io.postern.metering.model.UsageGroup;
import io.postern.metering.model.UsageOrder;
import io.postern.metering.model.UsageQuery;
import io.postern.metering.model.UsageQuestion;
import io.postern.metering.model.UsageReport;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UsageTableTest {

    private static final Instant START = Instant.parse("2026-11-28T10:00:00Z");
    private static final UsageQuery BY_ROUTE = new UsageQuery(
            new UsageQuestion(SeriesFilter.ALL, BucketSize.HOUR, START, START.plusSeconds(1)),
            List.of(UsageDimension.ROUTE),
            UsageOrder.NAMES,
            1);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/pets | /pets",
                "=1 | '=1",
                "/x;=HYPERLINK(1) | /x =HYPERLINK(1)",
                ";=1 | ~' =1~",
                "/x,;\"=1 | \"/x, \"\"=1\"",
                "\uFF1D1 | '\uFF1D1",
                "\uFF0B1 | '\uFF0B1",
                "\uFF0D1 | '\uFF0D1",
                "\uFF201 | '\uFF201"
            })
    void noNameIsReadAsAFormula(String name, String cell) {
        UsageReport.Known report =
                new UsageReport.Known(List.of(new UsageGroup(List.of(name))), new UsageGroup(List.of()), 0);

        String table = new String(UsageTable.csv(BY_ROUTE, report), UTF_8);

        assertThat(table.lines().skip(1)).containsExactly(cell + ",0,0,0,,,,,");
    }
}
