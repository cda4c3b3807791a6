package io.postern.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the CloudFormation templates say of the package holds, and no role may do more than it says by name. */
final class TemplatesTest {

    private static final Path FOLDER = Path.of("..", "deploy", "cloudformation");
    private static final Path SOURCES = Path.of("src", "main", "java", "io", "postern", "lambda");

    @Test
    void eachHandlerIsInThePackage() throws IOException {
        List<String> handlers = found("Handler: (\\S+)");
        assertThat(handlers).hasSize(2);

        for (String handler : handlers) {
            String[] parts = handler.split("::", -1);
            assertThatCode(() -> Class.forName(parts[0]).getMethod(parts[1], InputStream.class, OutputStream.class))
                    .as(handler)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void eachVariableIsRead() throws IOException {
        StringBuilder code = new StringBuilder();
        for (Path source : files(SOURCES)) code.append(Files.readString(source));
        List<String> variables = found("(POSTERN_[A-Z]+): ");
        assertThat(variables).hasSizeGreaterThan(5);

        for (String variable : variables) assertThat(code).contains('"' + variable + '"');
    }

    @Test
    void noRoleMayDoEverythingOrOnEverything() throws IOException {
        assertThat(found("(Action: .*)")).hasSizeGreaterThan(10).noneMatch(action -> action.contains("*"));
        assertThat(found("(Resource: .*)"))
                .hasSizeGreaterThan(5)
                .noneMatch(resource -> resource.matches("Resource: ['\"]?\\*['\"]?"));
    }

    @Test
    void eachParameterIsDescribed() throws IOException {
        List<String> parameters = found("(?m)^  [A-Za-z]+:\\n    Type: (?:String|Number)\\n((?:    .*\\n)+)");
        assertThat(parameters).hasSizeGreaterThan(15);

        assertThat(parameters)
                .allMatch(parameter -> parameter.contains("    Description:"))
                .allMatch(parameter ->
                        Pattern.compile("Allowed|Min").matcher(parameter).find());
    }

    private static List<String> found(String pattern) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path template : files(FOLDER))
            if (template.toString().endsWith(".yaml")) all.append(Files.readString(template));
        return Pattern.compile(pattern)
                .matcher(all)
                .results()
                .map((MatchResult one) -> one.group(1))
                .toList();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
