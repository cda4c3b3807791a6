package io.postern.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What docs/how-to/kubernetes.md tells to do, as far as that goes without a cluster. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HelmPageTest {

    private static final Pattern COMMAND = Pattern.compile("(?m)^helm (?:install|upgrade) postern .*$");
    private static final Pattern VALUE = Pattern.compile("--set ([^= ]+)=(\\S+)");
    private static final Pattern LITERAL = Pattern.compile("--from-literal=([a-z-]+)=");

    private String page = "";
    private final List<List<Manifest>> releases = new ArrayList<>();

    @BeforeAll
    void render() throws IOException {
        page = Files.readString(Path.of("..", "docs", "how-to", "kubernetes.md"))
                .replaceAll("\\\\\n *", "");
        for (String command :
                COMMAND.matcher(page).results().map(found -> found.group()).toList())
            releases.add(Chart.release("postern", values(command)));
    }

    @Test
    void whatItInstallsIsWhatKubernetesKnows() throws IOException {
        assertThat(releases).hasSize(2);
        for (List<Manifest> release : releases) for (Manifest manifest : release) manifest.validate();
    }

    @Test
    void itsSecretHoldsWhatThePodsAskFor() {
        Set<String> asked = new TreeSet<>();
        for (Manifest manifest : releases.getFirst())
            if (Set.of("Deployment", "StatefulSet").contains(manifest.kind()))
                for (JsonElement item :
                        manifest.at("spec/template/spec/volumes/1/secret/items").getAsJsonArray())
                    asked.add(item.getAsJsonObject().get("key").getAsString());

        assertThat(LITERAL.matcher(page).results().map(literal -> literal.group(1)))
                .containsExactlyInAnyOrderElementsOf(asked);
    }

    @Test
    void itsAddressOfRedisIsThatOfTheChart() {
        assertThat(page).contains("@postern-redis:6379");
        assertThat(releases.getFirst())
                .anyMatch(manifest ->
                        manifest.kind().equals("Service") && manifest.name().equals("postern-redis"));
    }

    @Test
    void itsAdapterServesTheMetricThatTheChartAsksFor() throws IOException {
        Map<String, String> values = Map.of("autoscaling.enabled", "true", "autoscaling.queueAge.enabled", "true");

        assertThat(Chart.release("postern", values))
                .filteredOn(manifest -> manifest.kind().equals("HorizontalPodAutoscaler"))
                .allSatisfy(manifest -> assertThat(page)
                        .contains("name: {as: " + manifest.text("spec/metrics/1/external/metric/name") + "}"))
                .hasSize(1);
    }

    private static Map<String, String> values(String command) {
        Map<String, String> values = new TreeMap<>();
        VALUE.matcher(command).results().forEach(value -> values.put(value.group(1), value.group(2)));
        return values;
    }
}
