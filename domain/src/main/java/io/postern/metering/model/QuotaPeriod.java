package io.postern.metering.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Stretches of time after which a quota is whole again; days and months are those of UTC. */
public enum QuotaPeriod {
    MINUTE("minute"),
    HOUR("hour"),
    DAY("day"),
    MONTH("month");

    private final String word;

    QuotaPeriod(String word) {
        this.word = word;
    }

    /** Its name in bodies and answers. */
    public String word() {
        return word;
    }

    public static Optional<QuotaPeriod> named(String word) {
        for (QuotaPeriod period : values()) if (period.word.equals(word)) return Optional.of(period);
        return Optional.empty();
    }

    /** The first instant of the period that holds this one. */
    public Instant start(Instant at) {
        return switch (this) {
            case MINUTE -> at.truncatedTo(ChronoUnit.MINUTES);
            case HOUR -> at.truncatedTo(ChronoUnit.HOURS);
            case DAY -> at.truncatedTo(ChronoUnit.DAYS);
            case MONTH -> instant(firstOfMonth(at));
        };
    }

    /** The first instant of the period after the one that holds this one. */
    public Instant end(Instant at) {
        return switch (this) {
            case MINUTE -> start(at).plus(1, ChronoUnit.MINUTES);
            case HOUR -> start(at).plus(1, ChronoUnit.HOURS);
            case DAY -> start(at).plus(1, ChronoUnit.DAYS);
            case MONTH -> instant(firstOfMonth(at).plusMonths(1));
        };
    }

    private static LocalDate firstOfMonth(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC).withDayOfMonth(1);
    }

    private static Instant instant(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
