package io.postern.redis.metering;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.metering.model.Series;
import io.postern.metering.model.StatusClass;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * What a series is called in keys.
 *
 * @param name of the series
 * @param application what its application is called
 */
record SeriesName(String name, String application) {

    /** 72 bits: among a million series two share a name once in ten thousand million times. */
    private static final int NAME_BYTES = 9;

    static SeriesName of(Series series) {
        return new SeriesName(shortened(text(series)), ofApplication(series.application()));
    }

    static String ofApplication(String application) {
        return shortened(application);
    }

    /** The series as lines, from which it is read again. */
    static String text(Series series) {
        return series.application() + '\n' + series.method() + '\n' + series.route() + '\n' + series.status();
    }

    /**
     * What {@link #text} wrote.
     *
     * @throws IllegalArgumentException when it is something else
     */
    static Series read(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != 4) throw new IllegalArgumentException("series: " + text + " (expected: four lines)");
        return new Series(lines[0], lines[1], lines[2], StatusClass.read(lines[3]));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing (expected: in every JDK)", e);
        }
    }

    private static String shortened(String text) {
        byte[] digest = sha256().digest(text.getBytes(UTF_8));
        return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest, NAME_BYTES));
    }
}
