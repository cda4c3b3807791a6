package io.postern.metering.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class MeterEventTextTest {

    private static final MeterEvent CALL = new MeterEvent(
            "e1",
            Instant.parse("2026-11-28T10:00:00.123Z"),
            "shop",
            "GET",
            "/pets/{id}",
            "/pets/7",
            200,
            "192.0.2.7",
            OptionalLong.of(12),
            OptionalLong.empty(),
            OptionalLong.of(345),
            Map.of("stage", "a=b", "api", ""));

    @Test
    void whatWasWrittenIsRead() {
        assertEquals(Optional.of(CALL), MeterEventText.read(MeterEventText.of(CALL)));
    }

    @Test
    void whatIsOfAnotherVersionOrCutIsNothing() {
        String text = MeterEventText.of(CALL);

        assertEquals(Optional.empty(), MeterEventText.read("2" + text.substring(1)));
        assertEquals(Optional.empty(), MeterEventText.read(text.substring(0, 40)));
        assertEquals(Optional.empty(), MeterEventText.read(text.replace("200", "two")));
    }

    @Test
    void aLineBreakCannotComeIn() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new MeterEvent(
                        "e1",
                        CALL.at(),
                        "sh\nop",
                        "GET",
                        "/",
                        "/",
                        200,
                        "",
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        Map.of()));
    }
}
