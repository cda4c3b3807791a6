package io.postern.telemetry.model;

/**
 * Tells log messages in CloudWatch's embedded metric format, of which CloudWatch makes metrics by itself: JSON objects
 * with a member {@code _aws}. Exact for JSON of any depth, in one pass and without a copy; of texts that only begin as an
 * object does, those that a lenient reader may see the member in count as well.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">AWS,
 *     embedded metric format</a>
 */
final class EmbeddedMetrics {

    private static final String MEMBER = "_aws";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String text;
    private int at;

    private EmbeddedMetrics(String text) {
        this.text = text;
    }

    static boolean in(String message) {
        // Without an escape of four digits the name can only be written in one way.
        if (!message.contains(MEMBER) && !message.contains("\\u")) return false;
        EmbeddedMetrics reading = new EmbeddedMetrics(message);
        return reading.sees('{') && reading.found();
    }

    private boolean found() {
        int depth = 0;
        while (at < text.length()) {
            switch (text.charAt(at++)) {
                case '{', '[' -> depth++;
                case '}', ']' -> {
                    if (--depth == 0) return false;
                }
                case '"' -> {
                    boolean named = string();
                    // Behind a value stands no colon, so this is a name.
                    if (named && depth == 1 && sees(':')) return true;
                }
                default -> {
                    // Numbers, words, commas, colons and blanks.
                }
            }
        }
        return false;
    }

    /** Goes behind the quote at the end, and says whether the string is the name. */
    private boolean string() {
        int matched = 0;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') return matched == MEMBER.length();
            if (c == '\\') c = escaped();
            boolean fits = matched >= 0 && matched < MEMBER.length() && c == MEMBER.charAt(matched);
            matched = fits ? matched + 1 : -1;
        }
        return false;
    }

    /** The character of an escape; one that the name does not hold for those that need not be told apart. */
    private char escaped() {
        if (at == text.length() || text.charAt(at++) != 'u' || at + 4 > text.length()) return ' ';
        int code = 0;
        for (int i = at; i < at + 4; i++) {
            char c = text.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) return ' ';
            code = code * 16 + digit;
        }
        at += 4;
        return (char) code;
    }

    /** Whether that comes next but for blanks, which are passed. */
    private boolean sees(char wanted) {
        while (at < text.length() && (text.charAt(at) <= ' ' || text.charAt(at) == BYTE_ORDER_MARK)) at++;
        return at < text.length() && text.charAt(at) == wanted;
    }
}
