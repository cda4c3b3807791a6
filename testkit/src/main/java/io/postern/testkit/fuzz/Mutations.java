package io.postern.testkit.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Changes samples at random: bits flipped, parts cut out, repeated, spliced and nested, and put between them what
 * parsers have stumbled over elsewhere. The same seed gives the same texts in the same order.
 */
public final class Mutations {

    /** Longest text that is made; more is a question of bounds, which have tests of their own. */
    public static final int BYTES_MAX = 64 << 10;

    private static final int CHANGES_MAX = 4;
    private static final int DEPTH = 3_000;

    private static final List<String> STUMBLING_BLOCKS = List.of(
            "0",
            "-0",
            "-1",
            "1e999",
            "-1e999",
            "1e-999",
            "0.1e+00000000000001",
            "NaN",
            "Infinity",
            "+1",
            "1.",
            ".5",
            "0x1f",
            "2147483648",
            "-9223372036854775809",
            "99999999999999999999999999999999",
            "9".repeat(400),
            "0." + "0".repeat(400) + "1",
            "null",
            "true",
            "\"\"",
            "{}",
            "[]",
            "[[]]",
            "{\"\":{}}",
            ",",
            ":",
            "::",
            ".",
            "..",
            "../",
            "//",
            "\"",
            "\\",
            "'",
            "\\u0000",
            "\\ud800",
            "\\udc00\\ud800",
            "\\u005f",
            "\\x",
            "\0",
            "\r\n",
            "\n",
            "\t",
            "\u000b",
            "\u0085",
            "\u2028",
            "\u202e",
            "\ufeff",
            "\u0130",
            "\u0131",
            "\u0660",
            "\u1e9e",
            "e\u0301",
            "\ud83d\ude00",
            "%",
            "%00",
            "%0a",
            "%zz",
            "%c0%80",
            "%ed%a0%80",
            "%25",
            "+",
            "&",
            "=",
            ";",
            "#",
            "*",
            "*".repeat(300),
            "?",
            "[",
            "[!",
            "[]]",
            "[z-a]",
            "]",
            "${x}",
            "{id}",
            "arn:aws:",
            "==",
            "=",
            "eyJhbGciOiJub25lIn0.",
            "1970-01-01T00:00:00Z",
            "+999999999-12-31T23:59:60Z",
            "2026-02-30T24:00:00+18:01",
            "29/Feb/2026:00:00:60 +9999",
            "a".repeat(5_000),
            "{\"a\":".repeat(DEPTH),
            "[".repeat(DEPTH),
            "[0]".repeat(40),
            "__proto__",
            "@type",
            "\"a\":1,\"a\":2,");

    /** Bytes that are no text in UTF-8. */
    private static final List<byte[]> BROKEN = List.of(
            new byte[] {(byte) 0xC0, (byte) 0x80},
            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            new byte[] {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
            new byte[] {(byte) 0xFF, (byte) 0xFE},
            new byte[] {(byte) 0xE2, (byte) 0x82},
            new byte[] {0x1f, (byte) 0x8b, 8, 0});

    private final List<byte[]> samples;
    private final Random random;

    public Mutations(List<byte[]> samples, long seed) {
        if (samples.isEmpty()) throw new IllegalArgumentException("samples: none (expected: one or more)");
        this.samples = List.copyOf(samples);
        this.random = new Random(seed);
    }

    /** The next text; now and then a sample as it is. */
    public byte[] next() {
        byte[] text = sample();
        for (int change = random.nextInt(CHANGES_MAX + 1); change > 0; change--) text = changed(text);
        return text.length > BYTES_MAX ? Arrays.copyOf(text, BYTES_MAX) : text;
    }

    /** The same as text, for parsers that are given one. */
    public String nextText() {
        return new String(next(), UTF_8);
    }

    private byte[] changed(byte[] text) {
        int from = random.nextInt(text.length + 1);
        int until = from + random.nextInt(Math.min(text.length - from, 1 + random.nextInt(64)) + 1);
        byte[] part = Arrays.copyOfRange(text, from, until);
        return switch (random.nextInt(9)) {
            case 0 -> flipped(text);
            case 1 -> replaced(text, from, until, new byte[0]);
            case 2 -> replaced(text, from, until, repeated(part, 2 + random.nextInt(40)));
            case 3 -> replaced(text, from, until, block());
            case 4 -> replaced(text, from, from, block());
            case 5 -> replaced(text, from, until, BROKEN.get(random.nextInt(BROKEN.size())));
            case 6 -> Arrays.copyOf(text, from);
            case 7 -> spliced(text, from);
            default -> replaced(text, from, until, another(part));
        };
    }

    private byte[] flipped(byte[] text) {
        byte[] changed = text.clone();
        for (int flips = 1 + random.nextInt(3); flips > 0 && changed.length > 0; flips--)
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        return changed;
    }

    /** The first part of one and the last part of another. */
    private byte[] spliced(byte[] text, int from) {
        byte[] other = sample();
        int at = random.nextInt(other.length + 1);
        return replaced(text, from, text.length, Arrays.copyOfRange(other, at, other.length));
    }

    /** Something of the same length. */
    private byte[] another(byte[] part) {
        byte[] other = new byte[part.length];
        random.nextBytes(other);
        return other;
    }

    private byte[] block() {
        return STUMBLING_BLOCKS.get(random.nextInt(STUMBLING_BLOCKS.size())).getBytes(UTF_8);
    }

    private byte[] sample() {
        return samples.get(random.nextInt(samples.size()));
    }

    private static byte[] repeated(byte[] part, int times) {
        return new String(part, ISO_8859_1).repeat(times).getBytes(ISO_8859_1);
    }

    private static byte[] replaced(byte[] text, int from, int until, byte[] by) {
        byte[] changed = new byte[text.length - (until - from) + by.length];
        System.arraycopy(text, 0, changed, 0, from);
        System.arraycopy(by, 0, changed, from, by.length);
        System.arraycopy(text, until, changed, from + by.length, text.length - until);
        return changed;
    }
}
