package io.postern.metering.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LogFormatTest {

    @Test
    void eachNameHasAPlace() {
        LogFormat format = new LogFormat(
                "mine",
                Map.of(EntryField.APPLICATION, List.of("who", "a.b.c"), EntryField.URL, List.of("who")),
                List.of("l"));

        assertEquals(List.of("who", "a.b.c", "l"), format.names());
        assertEquals(1, format.place("a.b.c"));
        assertEquals(-1, format.place("requestId"));
        assertTrue(format.leadsOn("a"));
        assertTrue(format.leadsOn("a.b"));
        assertFalse(format.leadsOn("a.b.c"));
        assertEquals(Map.of("l", 2), format.labels());
    }

    @Test
    void noReadyMadeOneLooksForTheIdThatCallersCanChoose() {
        for (LogFormat format : List.of(LogFormat.rest(), LogFormat.http(), LogFormat.aws()))
            assertFalse(format.names().contains("requestId"));
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new LogFormat(" ", Map.of(), List.of()));
        assertThrows(IllegalArgumentException.class, () -> new LogFormat("x", Map.of(), List.of("a=b")));
        assertThrows(
                IllegalArgumentException.class,
                () -> new LogFormat("x", Map.of(EntryField.URL, List.of("")), List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new LogFormat(
                        "x",
                        Map.of(),
                        IntStream.range(0, 65).mapToObj(Integer::toString).toList()));
    }
}
