package io.postern.deploy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The chart as Helm itself reads it. */
final class Chart {

    private static final Path FOLDER = Path.of("helm", "postern").toAbsolutePath();

    private Chart() {}

    static LintResult lint() {
        return new Helm(FOLDER).lint().strict().call();
    }

    /**
     * What Helm would send to a cluster for a release with the name {@code gate}.
     *
     * @param values YAML over the chart's own
     * @throws RuntimeException when the schema refuses the values, or a template fails
     */
    static List<Manifest> manifests(String values) throws IOException {
        Path file = Files.createTempFile("values", ".yaml");
        try {
            Files.writeString(file, values);
            return parsed(command().withValuesFile(file).call());
        } finally {
            Files.delete(file);
        }
    }

    /** The same for a release of that name, with values as {@code --set} takes them. */
    static List<Manifest> release(String name, Map<String, String> values) {
        TemplateCommand command = command().withName(name);
        values.forEach(command::set);
        return parsed(command.call());
    }

    private static TemplateCommand command() {
        return new Helm(FOLDER)
                .template()
                .withName("gate")
                .withNamespace("edge")
                .withKubeVersion("1.31.0");
    }

    private static List<Manifest> parsed(String rendered) {
        List<Manifest> manifests = new ArrayList<>();
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        for (Object document : new Yaml(new SafeConstructor(strict)).loadAll(rendered))
            if (document != null) manifests.add(Manifest.of(document));
        return manifests;
    }
}
