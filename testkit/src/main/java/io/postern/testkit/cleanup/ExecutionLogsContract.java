package io.postern.testkit.cleanup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.cleanup.model.ExecutionKey;
import io.postern.cleanup.port.ExecutionLogs;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every {@link ExecutionLogs} promises. */
public interface ExecutionLogsContract {

    /** The logs under test, none at first; the same ones throughout a test. */
    ExecutionLogs logs();

    /**
     * Puts something where the cleanup leaves its logs.
     *
     * @param name any; what cannot be kept under it need not be, unless it is an execution log's
     */
    void put(String name, byte[] content);

    @Test
    default void whereThereIsNoneNoneIsListed() {
        assertThat(logs().list(ExecutionKey.LATEST, 10)).isEmpty();
    }

    @Test
    default void logsAreListedFromTheNewest() {
        List<ExecutionKey> keys = keys(
                "2021-12-31T23:59:59Z",
                "2022-01-01T00:00:00Z",
                "2022-11-30T06:00:00Z",
                "2022-12-01T06:00:00Z",
                "2022-12-01T06:00:01Z");
        for (ExecutionKey key : keys) put(key.value(), new byte[0]);

        assertThat(logs().list(ExecutionKey.LATEST, 10)).containsExactlyElementsOf(keys.reversed());
    }

    @Test
    default void noMoreAreListedThanAreAskedForAndNoneBeforeThatOne() {
        List<ExecutionKey> keys = keys(
                "2021-12-31T23:59:59Z",
                "2022-01-01T00:00:00Z",
                "2022-01-02T06:00:00Z",
                "2022-12-01T06:00:00Z",
                "2023-12-01T06:00:01Z");
        for (ExecutionKey key : keys) put(key.value(), new byte[0]);

        assertThat(logs().list(ExecutionKey.LATEST, 1)).containsExactly(keys.get(4));
        assertThat(logs().list(keys.get(4), 2)).containsExactly(keys.get(3), keys.get(2));
        assertThat(logs().list(keys.get(2), 10)).containsExactly(keys.get(1), keys.get(0));
        assertThat(logs().list(keys.get(0), 10)).isEmpty();
        assertThat(logs().list(key(Instant.parse("2022-06-01T00:00:00Z")), 1)).containsExactly(keys.get(2));
    }

    @Test
    default void manyAreListed() {
        List<ExecutionKey> keys = new ArrayList<>();
        // Two months of somewhat more than a thousand, of which S3 lists no more at once.
        Instant first = Instant.parse("2022-01-30T08:50:00Z");
        for (int i = 0; i < 2_060; i++) keys.add(key(first.plusSeconds(137L * i)));
        for (ExecutionKey key : keys) put(key.value(), new byte[0]);

        assertThat(logs().list(ExecutionKey.LATEST, 10_000)).containsExactlyElementsOf(keys.reversed());
        assertThat(logs().list(keys.get(1_200), 1_100))
                .containsExactlyElementsOf(keys.subList(100, 1_200).reversed());
    }

    @Test
    default void whatElseLiesThereIsNotSeen() {
        ExecutionKey one = key(Instant.parse("2023-01-01T06:00:00Z"));
        put(one.value(), new byte[0]);
        for (String foreign : List.of(
                "readme.txt",
                "2023/readme.txt",
                "2023/01/readme.txt",
                "2023/01/" + "deeper/" + one.value(),
                "logs/" + one.value(),
                one.value() + ".gz",
                "2023/02/execution_log_2023_02_30_06_00_00.csv",
                "2023/03/execution_log_2023_02_01_06_00_00.csv",
                "2023-01-01-06-00-00-0123456789ABCDEF",
                "2023/13/execution_log_2023_13_01_06_00_00.csv",
                "23/01/execution_log_23_01_01_06_00_00.csv")) put(foreign, "foreign".getBytes(UTF_8));

        assertThat(logs().list(ExecutionKey.LATEST, 100)).containsExactly(one);
        assertThat(logs().list(one, 100)).isEmpty();
    }

    @Test
    default void aLogIsReadAsItIs() throws IOException {
        ExecutionKey key = key(Instant.parse("2023-01-01T06:00:00Z"));
        byte[] content = new byte[3_000_000];
        new Random(7).nextBytes(content);
        put(key.value(), content);

        assertThat(read(key)).isEqualTo(content);
    }

    @Test
    default void anEmptyLogIsOne() throws IOException {
        ExecutionKey key = key(Instant.parse("2023-01-01T06:00:00Z"));
        put(key.value(), new byte[0]);

        assertThat(read(key)).isEmpty();
    }

    @Test
    default void aLogThatIsNotThereIsNothing() {
        put(key(Instant.parse("2023-01-01T06:00:00Z")).value(), new byte[1]);

        assertThat(logs().open(key(Instant.parse("2023-01-01T06:00:01Z")))).isEmpty();
    }

    @Test
    default void whoNeedsOnlyTheBeginningCloses() throws IOException {
        ExecutionKey key = key(Instant.parse("2023-01-01T06:00:00Z"));
        put(key.value(), new byte[3_000_000]);

        // More often than any adapter has connections.
        for (int i = 0; i < 100; i++)
            try (InputStream bytes = logs().open(key).orElseThrow()) {
                assertThat(bytes.read()).isZero();
            }
    }

    @Test
    default void noneAreNotAskedFor() {
        assertThatThrownBy(() -> logs().list(ExecutionKey.LATEST, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The key of a log that was written then. */
    static ExecutionKey key(Instant writtenAt) {
        return new ExecutionKey(String.format(
                Locale.ROOT,
                "%1$tY/%1$tm/execution_log_%1$tY_%1$tm_%1$td_%1$tH_%1$tM_%1$tS.csv",
                writtenAt.atZone(ZoneOffset.UTC)));
    }

    private static List<ExecutionKey> keys(String... times) {
        List<ExecutionKey> keys = new ArrayList<>();
        for (String time : times) keys.add(key(Instant.parse(time)));
        return Collections.unmodifiableList(keys);
    }

    private byte[] read(ExecutionKey key) throws IOException {
        Optional<InputStream> opened = logs().open(key);
        try (InputStream bytes = opened.orElseThrow()) {
            return bytes.readAllBytes();
        }
    }
}
