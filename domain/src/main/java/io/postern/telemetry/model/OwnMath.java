package io.postern.telemetry.model;

import java.util.Locale;
import java.util.Set;

/**
 * Tells metric math that reaches no further than the values of its own request from all else that an expression can be.
 * It knows the whole grammar of what it takes, because a list of what is dangerous would be too short some day: there
 * are no texts in it, by which SEARCH, INSIGHT_RULE_METRIC, DB_PERF_INSIGHTS and LAMBDA name what they reach for, and
 * no two operands side by side, as in a SELECT of Metrics Insights, however its words are spelled. Source: CloudWatch
 * user guide, "Using math expressions".
 */
final class OwnMath {

    private static final int CHARACTERS_MAX = 2048;
    private static final int DEPTH_MAX = 32;

    private static final Set<String> FUNCTIONS = Set.of(
            "ABS",
            "AVG",
            "CEIL",
            "DATAPOINT_COUNT",
            "DATE",
            "DAY",
            "DIFF",
            "DIFF_TIME",
            "EPOCH",
            "FILL",
            "FIRST",
            "FLOOR",
            "HOUR",
            "IF",
            "LAST",
            "LOG",
            "LOG10",
            "MAX",
            "METRICS",
            "METRIC_COUNT",
            "MIN",
            "MINUTE",
            "MONTH",
            "PERIOD",
            "RATE",
            "REMOVE_EMPTY",
            "RUNNING_SUM",
            "SLICE",
            "SORT",
            "STDDEV",
            "SUM",
            "TIME_SERIES",
            "YEAR");

    /** Arguments of FILL and SORT. */
    private static final Set<String> WORDS = Set.of("ASC", "AVG", "DESC", "LINEAR", "MAX", "MIN", "REPEAT", "SUM");

    private static final String[] OPERATORS = {
        "==", "!=", "<=", ">=", "&&", "||", "<", ">", "+", "-", "*", "/", "^", "AND ", "OR "
    };

    private final String text;
    private final Set<String> ids;
    private int at;
    private int depth;

    private OwnMath(String text, Set<String> ids) {
        this.text = text;
        this.ids = ids;
    }

    /** Whether the expression is nothing but numbers, functions and those queries. */
    static boolean is(String expression, Set<String> ids) {
        if (expression.length() > CHARACTERS_MAX) return false;
        OwnMath reading = new OwnMath(expression, ids);
        return reading.expression() && reading.ended();
    }

    /** Whether a label asks for more than words and statistics: its metric's account, for one. */
    static boolean asksForProperties(String label) {
        return label.contains("${") && label.toUpperCase(Locale.ROOT).contains("PROP");
    }

    private boolean expression() {
        if (++depth > DEPTH_MAX || !operand()) return false;
        while (operator()) if (!operand()) return false;
        depth--;
        return true;
    }

    private boolean operator() {
        for (String operator : OPERATORS) if (took(operator)) return true;
        return false;
    }

    private boolean operand() {
        boolean _ = took("-");
        if (took("(")) return expression() && took(")");
        if (took("[")) return list("]");
        String word = word();
        if (word.isEmpty()) return false;
        if (word.matches("[0-9]*[.]?[0-9]+")) return true;
        if (FUNCTIONS.contains(word)) return took("(") && (took(")") || list(")"));
        return ids.contains(word);
    }

    private boolean list(String end) {
        do {
            if (!argument()) return false;
        } while (took(","));
        return took(end);
    }

    private boolean argument() {
        int from = at;
        if (WORDS.contains(word()) && (sees(",") || sees(")"))) return true;
        at = from;
        return expression();
    }

    private String word() {
        blanks();
        int from = at;
        while (at < text.length() && ofWord(text.charAt(at))) at++;
        return text.substring(from, at);
    }

    private static boolean ofWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
    }

    private boolean took(String sign) {
        if (!sees(sign)) return false;
        at += sign.length();
        return true;
    }

    private boolean sees(String sign) {
        blanks();
        return text.startsWith(sign, at);
    }

    private boolean ended() {
        blanks();
        return at == text.length();
    }

    private void blanks() {
        while (at < text.length() && text.charAt(at) == ' ') at++;
    }
}
