package io.postern.redis.telemetry;

import static io.postern.telemetry.model.StandardUnit.BITS;
import static io.postern.telemetry.model.StandardUnit.BITS_PER_SECOND;
import static io.postern.telemetry.model.StandardUnit.BYTES;
import static io.postern.telemetry.model.StandardUnit.BYTES_PER_SECOND;
import static io.postern.telemetry.model.StandardUnit.COUNT;
import static io.postern.telemetry.model.StandardUnit.COUNT_PER_SECOND;
import static io.postern.telemetry.model.StandardUnit.GIGABITS;
import static io.postern.telemetry.model.StandardUnit.GIGABITS_PER_SECOND;
import static io.postern.telemetry.model.StandardUnit.GIGABYTES;
import static io.postern.telemetry.model.StandardUnit.GIGABYTES_PER_SECOND;
import static io.postern.telemetry.model.StandardUnit.KILOBITS;
import static io.postern.telemetry.model.StandardUnit.KILOBITS_PER_SECOND;
import static io.postern.telemetry.model.StandardUnit.KILOBYTES;
import static io.postern.telemetry.model.StandardUnit.KILOBYTES_PER_SECOND;
import static io.postern.telemetry.model.StandardUnit.MEGABITS;
import static io.postern.telemetry.model.StandardUnit.MEGABITS_PER_SECOND;
import static io.postern.telemetry.model.StandardUnit.MEGABYTES;
import static io.postern.telemetry.model.StandardUnit.MEGABYTES_PER_SECOND;
import static io.postern.telemetry.model.StandardUnit.MICROSECONDS;
import static io.postern.telemetry.model.StandardUnit.MILLISECONDS;
import static io.postern.telemetry.model.StandardUnit.NONE;
import static io.postern.telemetry.model.StandardUnit.PERCENT;
import static io.postern.telemetry.model.StandardUnit.SECONDS;
import static io.postern.telemetry.model.StandardUnit.TERABITS;
import static io.postern.telemetry.model.StandardUnit.TERABITS_PER_SECOND;
import static io.postern.telemetry.model.StandardUnit.TERABYTES;
import static io.postern.telemetry.model.StandardUnit.TERABYTES_PER_SECOND;

import io.postern.telemetry.model.StandardUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Units as one byte, by a list of our own: the order of the domain's constants may change, what Redis holds may not. */
final class UnitCode {

    /** A unit's place is its code for ever; new ones go to the end, and make a new version of submissions. */
    private static final List<StandardUnit> BY_CODE = List.of(
            NONE,
            COUNT,
            PERCENT,
            SECONDS,
            MILLISECONDS,
            MICROSECONDS,
            BYTES,
            KILOBYTES,
            MEGABYTES,
            GIGABYTES,
            TERABYTES,
            BITS,
            KILOBITS,
            MEGABITS,
            GIGABITS,
            TERABITS,
            COUNT_PER_SECOND,
            BYTES_PER_SECOND,
            KILOBYTES_PER_SECOND,
            MEGABYTES_PER_SECOND,
            GIGABYTES_PER_SECOND,
            TERABYTES_PER_SECOND,
            BITS_PER_SECOND,
            KILOBITS_PER_SECOND,
            MEGABITS_PER_SECOND,
            GIGABITS_PER_SECOND,
            TERABITS_PER_SECOND);

    private static final Map<StandardUnit, Integer> CODES = new EnumMap<>(StandardUnit.class);

    static {
        for (int code = 0; code < BY_CODE.size(); code++) CODES.put(BY_CODE.get(code), code);
    }

    private UnitCode() {}

    static int of(StandardUnit unit) {
        Integer code = CODES.get(unit);
        if (code == null) throw new IllegalStateException("unit: " + unit + " (expected: one with a code)");
        return code;
    }

    static StandardUnit unit(int code) {
        if (code >= BY_CODE.size())
            throw new UnreadableFrame("unit code: " + code + " (expected: below " + BY_CODE.size() + ")");
        return BY_CODE.get(code);
    }
}
