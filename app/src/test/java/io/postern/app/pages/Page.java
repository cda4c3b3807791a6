package io.postern.app.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A page of the documentation as a test reads it; CONTRIBUTING.md tells writers how.
 *
 * @param name its path in the repository
 * @param gate variables that its Postern is started with
 */
record Page(String name, Map<String, String> gate, List<Step> steps) {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern FENCE = Pattern.compile("( *)(`{3,})(.*)");
    private static final Pattern MARK = Pattern.compile("\\s*<!-- (executed by: )?([^\\n]+?) -->\\s*");
    private static final Pattern HIDDEN = Pattern.compile("\\s*<!-- (run|run by \\S+|gate)\\s*");
    private static final String HIDDEN_END = "-->";

    /** All pages: README.md, and whatever stands below docs. */
    static List<Page> all() {
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md")),
                            files.filter(file -> file.toString().endsWith(".md"))
                                    .sorted())
                    .map(Page::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Page read(Path file) {
        try {
            return of(ROOT.relativize(file.toAbsolutePath().normalize()).toString(), Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Page of(String name, List<String> lines) {
        Map<String, String> gate = new TreeMap<>();
        List<Step> steps = new ArrayList<>();
        Matcher mark = MARK.matcher("");
        Iterator<Integer> numbers = IntStream.range(0, lines.size()).iterator();
        while (numbers.hasNext()) {
            int number = numbers.next();
            String line = lines.get(number);
            Matcher fence = FENCE.matcher(line);
            Matcher hidden = HIDDEN.matcher(line);
            if (fence.matches()) {
                steps.add(block(number + 1, mark, fence, rest(numbers, lines, fence.group(1) + fence.group(2))));
                mark = MARK.matcher("");
            } else if (hidden.matches()) {
                String text = rest(numbers, lines, HIDDEN_END);
                if (hidden.group(1).equals("gate")) gate.putAll(variables(text));
                else steps.add(new Step.Hidden(number + 1, hidden.group(1).replaceFirst("run( by )?", ""), text));
            } else if (!line.isBlank()) {
                mark = MARK.matcher(line);
            }
        }
        return new Page(name, gate, List.copyOf(steps));
    }

    /** Who is to execute something of it, beside the page itself. */
    Stream<String> claimants() {
        return steps.stream().map(Step::claimant).filter(claimant -> !claimant.isEmpty());
    }

    @Override
    public String toString() {
        return name;
    }

    private static Step block(int number, Matcher mark, Matcher fence, String text) {
        String indent = fence.group(1);
        boolean marked = mark.matches();
        boolean claimed = marked && mark.group(1) != null;
        return new Step.Block(
                number,
                claimed ? mark.group(2) : "",
                marked && !claimed ? mark.group(2) : "",
                fence.group(3).strip(),
                text.replaceAll("(?m)^" + indent, ""));
    }

    private static String rest(Iterator<Integer> numbers, List<String> lines, String end) {
        StringBuilder text = new StringBuilder();
        while (numbers.hasNext()) {
            String line = lines.get(numbers.next());
            if (line.stripTrailing().equals(end)) return text.toString();
            text.append(line).append('\n');
        }
        throw new IllegalArgumentException("page: ends inside of a block or comment (expected: " + end + ")");
    }

    private static Map<String, String> variables(String text) {
        Map<String, String> variables = new TreeMap<>();
        text.lines().map(line -> line.split("=", 2)).forEach(pair -> variables.put(pair[0], pair[1]));
        return variables;
    }
}
