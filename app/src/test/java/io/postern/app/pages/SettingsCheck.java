package io.postern.app.pages;

import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import io.postern.app.boot.Boot;
import io.postern.app.boot.BootFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether a Postern would start with what a page shows as its settings. */
final class SettingsCheck {

    private final Map<String, String> gate;
    private final PageShell shell;

    /** With the variables of a page's Postern, of which settings may use some, and the files of its shell. */
    SettingsCheck(Map<String, String> gate, PageShell shell) {
        this.gate = gate;
        this.shell = shell;
    }

    /** The lines of a {@code .env} file: why a Postern does not start with them, or nothing. */
    String ofVariables(String lines) throws IOException {
        Path home = Files.createTempDirectory(shell.folder(), "settings");
        Files.writeString(home.resolve(".env"), shell.meant(lines));
        return fault(Boot.variables(Map.of(), home), Map.of());
    }

    /** The same for a file of settings. */
    String ofFile(String yaml) throws IOException {
        byte[] bytes = shell.meant(yaml).getBytes(StandardCharsets.UTF_8);
        Map<String, String> used = gate.entrySet().stream()
                .filter(variable -> yaml.contains("${" + variable.getKey() + "}"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return fault(used, new YamlPropertySourceLoader().read("page", new ByteArrayInputStream(bytes)));
    }

    private static String fault(Map<String, String> variables, Map<String, Object> settings) {
        try {
            Boot.check(variables, settings);
            return "";
        } catch (BootFailure failure) {
            return "" + failure.getMessage();
        }
    }
}
