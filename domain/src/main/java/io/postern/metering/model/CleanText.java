package io.postern.metering.model;

/** Makes texts of the world fit to be kept. */
public final class CleanText {

    private CleanText() {}

    /** The text with blanks in the place of control characters, cut behind that many characters, and never within one. */
    public static String of(String text, int max) {
        int end = Math.min(text.length(), max);
        if (end < text.length() && end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) end--;
        int control = 0;
        while (control < end && !Character.isISOControl(text.charAt(control))) control++;
        if (control == end) return end == text.length() ? text : text.substring(0, end);
        StringBuilder clean = new StringBuilder(end).append(text, 0, control);
        for (int at = control; at < end; at++)
            clean.append(Character.isISOControl(text.charAt(at)) ? ' ' : text.charAt(at));
        return clean.toString();
    }
}
