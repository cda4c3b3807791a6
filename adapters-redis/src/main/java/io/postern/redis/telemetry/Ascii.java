package io.postern.redis.telemetry;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Arguments of scripts. */
final class Ascii {

    private Ascii() {}

    static byte[] of(long number) {
        return of(Long.toString(number));
    }

    static byte[] of(String text) {
        return text.getBytes(US_ASCII);
    }

    static String text(byte[] bytes) {
        return new String(bytes, US_ASCII);
    }
}
