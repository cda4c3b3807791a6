package io.postern.app.pages;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells whether somebody who is named beside a block does something with that page: its code says so, and a comment or a
 * message that mentions the page says nothing.
 */
final class Claims {

    /** What Java has where code could be taken for a comment, or a comment for code: texts come first. */
    private static final Pattern TEXT_OR_COMMENT = Pattern.compile(
            "(?<text>\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])+')|//[^\n]*|/\\*.*?\\*/",
            Pattern.DOTALL);

    private static final Pattern SHELL_COMMENT = Pattern.compile("(?m)(^|\\s)#.*$");

    private Claims() {}

    /** Whether the source of that test names the page as a path, or executes whatever is claimed for it. */
    static boolean ofTest(String claimant, String source, Page page) {
        String code = TEXT_OR_COMMENT.matcher(source).replaceAll(Claims::textAlone);
        boolean executesAll = code.contains("NAME = \"" + claimant + "\"") && code.contains("Page.all()");
        // A path may be written part by part: Path.of("..", "docs", "x.md").
        String path = Pattern.quote(page.name()).replace("/", "\\E(?:/|\",\\s*\")\\Q");
        return executesAll
                || Pattern.compile("[\"/]" + path + "\"").matcher(code).find();
    }

    /** Whether the script takes the blocks that are claimed for it out of the page. */
    static boolean ofScript(String claimant, String source, Page page) {
        String code = SHELL_COMMENT.matcher(source).replaceAll("");
        String name = Pattern.quote(page.name());
        String taken = " " + Pattern.quote(claimant) + "(?![\\w./-])";
        // In a loop the page is one of those that the variable stands for, up to the end of that loop.
        String loop = "\\bfor (\\w+) in (?:[^;\n]*\\s)?" + name
                + "(?:\\s[^;\n]*)?(?:;|\n)(?:(?!\\bdone\\b).)*blocks_of \"?\\$\\{?\\1\\}?\"?" + taken;
        return Stream.of("\\bblocks_of \"?" + name + "\"?" + taken, loop)
                .anyMatch(way ->
                        Pattern.compile(way, Pattern.DOTALL).matcher(code).find());
    }

    private static String textAlone(MatchResult found) {
        String text = found.group(1);
        return text == null ? "" : Matcher.quoteReplacement(text);
    }
}
