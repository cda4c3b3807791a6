package io.postern.app.pages;

import io.postern.app.boot.Gate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Whether a block that is no command is true. */
final class BlockCheck {

    private static final Pattern METRIC = Pattern.compile("\\bpostern_[a-z_]+");
    private static final Set<String> STATEMENT = Set.of("Effect", "Action", "Resource", "Condition");

    private final Gate gate;
    private final SettingsCheck settings;

    BlockCheck(Gate gate, SettingsCheck settings) {
        this.gate = gate;
        this.settings = settings;
    }

    /** What is wrong with it, or nothing; by the last output before it, and the step behind it. */
    String fault(Step.Block block, String output, Step next) throws IOException {
        return switch (block.purpose()) {
            case "picture" -> block.language().equals("text") ? "" : "a picture is a block of text";
            case "answer" -> new ShownJson(true).differences(block.text(), output);
            case "answer, other values" -> new ShownJson(false).differences(block.text(), output);
            case "output, other numbers" ->
                new Shown(withoutNumbers(block.text())).is(withoutNumbers(output)) ? "" : "the output was:\n" + output;
            case "policy" -> policyFault(block.text());
            default -> byLanguage(block, output, next);
        };
    }

    private static String withoutNumbers(String text) {
        return text.replaceAll("\\d+(\\.\\d+)?", "0");
    }

    private String byLanguage(Step.Block block, String output, Step next) throws IOException {
        return switch (block.language()) {
            case "text" -> new Shown(block.text()).is(output) ? "" : "the output was:\n" + output;
            case "dotenv" -> settings.ofVariables(block.text());
            case "yaml" -> yamlFault(block.text());
            default ->
                next instanceof Step.Hidden hidden && hidden.text().contains("$BLOCK")
                        ? ""
                        : "nobody executes this %s (expected: commands behind it that use $BLOCK, or a claim)"
                                .formatted(block.language().isEmpty() ? "block without a language" : block.language());
        };
    }

    private String yamlFault(String text) throws IOException {
        if (text.startsWith("postern:")) return settings.ofFile(text);
        if (!text.startsWith("groups:")) return "neither settings nor alarms (expected: a claim)";
        Object alarms = ShownJson.read(text);
        Set<String> metrics = new TreeSet<>(METRIC.matcher(alarms.toString())
                .results()
                .map(MatchResult::group)
                .toList());
        metrics.removeIf(prometheus()::contains);
        return metrics.isEmpty() ? "" : "no such metrics: " + metrics;
    }

    private String prometheus() {
        try (var page = URI.create(gate.uri() + "/prometheus").toURL().openStream()) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A policy of AWS, whole or one statement. */
    private static String policyFault(String text) {
        if (!(ShownJson.read(text) instanceof Map<?, ?> policy)) return "no object";
        Object statements = policy.containsKey("Statement") ? policy.get("Statement") : List.of(policy);
        if (!(statements instanceof List<?> list) || list.isEmpty()) return "no statements";
        for (Object statement : list)
            if (!(statement instanceof Map<?, ?> members)
                    || !STATEMENT.containsAll(members.keySet())
                    || !members.keySet().containsAll(Set.of("Effect", "Action", "Resource")))
                return "no statement: " + statement;
        return "";
    }
}
