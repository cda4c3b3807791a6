package io.postern.telemetry.model;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** CloudWatch's units. Source: MetricDatum in the CloudWatch API reference. */
public enum StandardUnit {
    SECONDS("Seconds"),
    MICROSECONDS("Microseconds"),
    MILLISECONDS("Milliseconds"),
    BYTES("Bytes"),
    KILOBYTES("Kilobytes"),
    MEGABYTES("Megabytes"),
    GIGABYTES("Gigabytes"),
    TERABYTES("Terabytes"),
    BITS("Bits"),
    KILOBITS("Kilobits"),
    MEGABITS("Megabits"),
    GIGABITS("Gigabits"),
    TERABITS("Terabits"),
    PERCENT("Percent"),
    COUNT("Count"),
    BYTES_PER_SECOND("Bytes/Second"),
    KILOBYTES_PER_SECOND("Kilobytes/Second"),
    MEGABYTES_PER_SECOND("Megabytes/Second"),
    GIGABYTES_PER_SECOND("Gigabytes/Second"),
    TERABYTES_PER_SECOND("Terabytes/Second"),
    BITS_PER_SECOND("Bits/Second"),
    KILOBITS_PER_SECOND("Kilobits/Second"),
    MEGABITS_PER_SECOND("Megabits/Second"),
    GIGABITS_PER_SECOND("Gigabits/Second"),
    TERABITS_PER_SECOND("Terabits/Second"),
    COUNT_PER_SECOND("Count/Second"),
    NONE("None");

    private static final Map<String, StandardUnit> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(unit -> unit.wireName, Function.identity()));

    private final String wireName;

    StandardUnit(String wireName) {
        this.wireName = wireName;
    }

    /** The unit as CloudWatch spells it, for example {@code Bytes/Second}. */
    public String wireName() {
        return wireName;
    }

    /** The unit of that exact spelling. */
    public static Optional<StandardUnit> named(String wireName) {
        return Optional.ofNullable(BY_NAME.get(wireName));
    }
}
