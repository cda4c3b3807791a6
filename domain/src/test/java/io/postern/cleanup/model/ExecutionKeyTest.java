package io.postern.cleanup.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExecutionKeyTest {

    @ParameterizedTest
    @CsvSource({
        "2023/01/execution_log_2023_01_01_06_00_00.csv, Sun Jan  1 06:00:00 2023",
        "2024/02/execution_log_2024_02_29_23_59_59.csv, Thu Feb 29 23:59:59 2024",
        "2026/11/execution_log_2026_11_09_00_00_07.csv, Mon Nov  9 00:00:07 2026"
    })
    void itsDateIsWhatCWritesInUtc(String key, String date) {
        assertThat(new ExecutionKey(key).date()).isEqualTo(date);
    }

    @Test
    void itSaysWhenTheLogWasWrittenAndWhereItLies() {
        ExecutionKey key = new ExecutionKey("2023/01/execution_log_2023_01_31_23_59_59.csv");

        assertThat(key.writtenAt()).isEqualTo(Instant.parse("2023-01-31T23:59:59Z"));
        assertThat(key.year()).isEqualTo("2023/");
        assertThat(key.month()).isEqualTo("2023/01/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/2023/01/execution_log_2023_01_01_06_00_00.csv",
                "../2023/01/execution_log_2023_01_01_06_00_00.csv",
                "2023/01/../01/execution_log_2023_01_01_06_00_00.csv",
                "2023/../execution_log_2023_01_01_06_00_00.csv",
                "logs/2023/01/execution_log_2023_01_01_06_00_00.csv",
                "execution_log_2023_01_01_06_00_00.csv",
                "2023/1/execution_log_2023_1_01_06_00_00.csv",
                "2023/01/execution_log_2023_02_01_06_00_00.csv",
                "2022/01/execution_log_2023_01_01_06_00_00.csv",
                "2023/02/execution_log_2023_02_30_06_00_00.csv",
                "2023/13/execution_log_2023_13_01_06_00_00.csv",
                "2023/01/execution_log_2023_01_01_24_00_00.csv",
                "2023/01/execution_log_2023_01_01_06_00_60.csv",
                "2023/01/execution_log_2023_01_01_06_00_00.csv ",
                "2023/01/execution_log_2023_01_01_06_00_00.csv\n",
                "2023/01/execution_log_2023_01_01_06_00_00.CSV",
                "2023/01/execution_log_2023_01_01_06_00_00.csv/",
                "2023/01/execution_log_2023-01-01-06-00-00.csv",
                "2023/01/execution_log_\u0662023_01_01_06_00_00.csv",
                "2023%2F01%2Fexecution_log_2023_01_01_06_00_00.csv"
            })
    void whatIsNoKeyIsRefused(String text) {
        assertThat(ExecutionKey.read(text)).isEmpty();
        assertThatThrownBy(() -> new ExecutionKey(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("key: not that of an execution log (expected: ");
    }

    @Property
    void everySecondHasOneAndLaterOnesComeLater(
            @ForAll @LongRange(min = 0, max = 253_402_300_798L) long second,
            @ForAll @LongRange(min = 0, max = 253_402_300_798L) long other) {
        assertThat(key(second).writtenAt().getEpochSecond()).isEqualTo(second);
        assertThat(Integer.signum(key(second).compareTo(key(other)))).isEqualTo(Long.compare(second, other));
        assertThat(key(second)).isLessThanOrEqualTo(ExecutionKey.LATEST);
    }

    private static ExecutionKey key(long second) {
        ZonedDateTime time = Instant.ofEpochSecond(second).atZone(ZoneOffset.UTC);
        return new ExecutionKey(
                String.format(Locale.ROOT, "%1$tY/%1$tm/execution_log_%1$tY_%1$tm_%1$td_%1$tH_%1$tM_%1$tS.csv", time));
    }
}
