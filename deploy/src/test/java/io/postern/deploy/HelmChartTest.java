package io.postern.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chart, linted and rendered by Helm; each object has only fields that Kubernetes knows. */
class HelmChartTest {

    private static final String EVERYTHING = """
        image: {repository: registry.example.org/postern, tag: 1.2.3, pullSecrets: [registry]}
        aws: {region: eu-central-1, endpoint: "https://aws.example.org"}
        corsAllowedOrigin: https://shop.example.org
        settings:
          postern.telemetry.late-metrics: restamp
          postern.telemetry.sends-max: 8
          postern.locate.enabled: false
          postern.access.clients.shop.namespaces: [Shop, "Shop/*"]
        secrets:
          existing: postern-secrets
          variables:
            POSTERN_DESTINATIONS_MASTER_KEYS: master-keys
            AWS_ACCESS_KEY_ID: aws-id
            AWS_SECRET_ACCESS_KEY: aws-key
        serviceAccount: {roleArn: "arn:aws:iam::123456789012:role/postern", annotations: {team: edge}}
        service: {type: LoadBalancer, annotations: {scheme: internal}}
        autoscaling: {enabled: true, queueAge: {enabled: true}}
        networkPolicy:
          from: [{namespaceSelector: {matchLabels: {name: ingress}}}]
          extraEgress: [{to: [{ipBlock: {cidr: 169.254.170.23/32}}], ports: [{port: 80, protocol: TCP}]}]
        serviceMonitor: {enabled: true, labels: {release: prometheus}}
        redis: {bundled: true, storageClass: gp3}
        podAnnotations: {a: b}
        podLabels: {c: d}
        nodeSelector: {kubernetes.io/arch: amd64}
        tolerations: [{key: edge, operator: Exists}]
        affinity: {nodeAffinity: {}}
        priorityClassName: high
        """;

    private static final String DEPLOYMENT = "Deployment gate-postern";
    private static final String POD = "spec/template/spec/";
    private static final String CONTAINER = POD + "containers/0/";
    private static final Pattern WORD = Pattern.compile("`([A-Za-z0-9_.*-]+)`");

    @Test
    void helmHasNothingToSayAgainstIt() {
        LintResult lint = Chart.lint();

        assertThat(lint.isFailed()).as("%s", lint.getMessages()).isFalse();
        assertThat(lint.getMessages())
                .noneMatch(message -> message.contains("[WARNING]") || message.contains("[ERROR]"));
    }

    @Test
    void theDefaultsAreAGateWithoutARedis() throws IOException {
        assertThat(byName("{}"))
                .containsOnlyKeys(
                        DEPLOYMENT,
                        "NetworkPolicy gate-postern",
                        "PodDisruptionBudget gate-postern",
                        "Service gate-postern",
                        "ServiceAccount gate-postern");
    }

    @Test
    void withEverySwitchOnThereIsOneOfEachKind() throws IOException {
        assertThat(byName(EVERYTHING))
                .containsOnlyKeys(
                        "ConfigMap gate-postern",
                        "ConfigMap gate-postern-redis",
                        DEPLOYMENT,
                        "HorizontalPodAutoscaler gate-postern",
                        "NetworkPolicy gate-postern",
                        "NetworkPolicy gate-postern-redis",
                        "PodDisruptionBudget gate-postern",
                        "Service gate-postern",
                        "Service gate-postern-redis",
                        "ServiceAccount gate-postern",
                        "ServiceMonitor gate-postern",
                        "StatefulSet gate-postern-redis");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", EVERYTHING})
    void kubernetesKnowsEveryField(String values) throws IOException {
        for (Manifest manifest : Chart.manifests(values)) manifest.validate();
    }

    @Test
    void aMisspeltFieldWouldBeSeen() throws IOException {
        Manifest deployment = deployment("{}");
        deployment
                .at(CONTAINER.substring(0, CONTAINER.length() - 1))
                .getAsJsonObject()
                .addProperty("imagePolicy", "x");

        assertThatThrownBy(deployment::validate).hasMessageContaining("imagePolicy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replica: 3",
                "replicas: 0",
                "replicas: many",
                "mode: prod",
                "aws: {region: Frankfurt}",
                "image: {digest: abc}",
                "settings: {telemetry.queue: redis}",
                "settings: {postern.redis: {uri: x}}",
                "secrets: {variables: {PATH: x}}",
                "secrets: {variables: {POSTERN_OPERATOR_KEY_FILE: x}}",
                "secrets: {variables: {REDIS_URL: a/b}}",
                "serviceAccount: {roleArn: postern}",
                "autoscaling: {queueAge: {seconds: 0}}",
                "podDisruptionBudget: {maxUnavailable: 0}",
                "serviceMonitor: {interval: often}",
                "redis: {maxMemory: plenty}",
                "shutdown: {deadlineSeconds: 0}"
            })
    void whatNobodyCanMeanIsRefused(String values) {
        assertThatThrownBy(() -> Chart.manifests(values)).hasMessageContaining("schema");
    }

    @Test
    void itIsProductionWithSecretsFromFilesAlone() throws IOException {
        Map<String, String> variables = variables(deployment("aws: {region: eu-central-1}"));

        assertThat(variables)
                .containsEntry("POSTERN_MODE", "production")
                .containsEntry("AWS_REGION", "eu-central-1")
                .containsEntry("CLIENT_SECRET_KEY_FILE", "/run/secrets/postern/client-secret-key")
                .containsEntry("ACCESS_TOKEN_SECRET_KEY_FILE", "/run/secrets/postern/access-token-secret-key")
                .containsEntry("POSTERN_ACCESS_REGISTRY_KEY_FILE", "/run/secrets/postern/registry-key")
                .containsEntry("POSTERN_OPERATOR_KEY_FILE", "/run/secrets/postern/operator-key")
                .containsEntry("REDIS_URL_FILE", "/run/secrets/postern/redis-url")
                .doesNotContainKeys("CLIENT_SECRET_KEY", "ACCESS_TOKEN_SECRET_KEY", "REDIS_URL");
    }

    @Test
    void itsPodsMayDoNothingButServe() throws IOException {
        Manifest deployment = deployment("{}");

        assertThat(deployment.at(POD + "securityContext").toString())
                .isEqualTo("{\"runAsNonRoot\":true,\"runAsUser\":65532,\"runAsGroup\":65532,\"fsGroup\":65532,"
                        + "\"seccompProfile\":{\"type\":\"RuntimeDefault\"}}");
        assertThat(deployment.at(CONTAINER + "securityContext").toString())
                .isEqualTo("{\"allowPrivilegeEscalation\":false,\"readOnlyRootFilesystem\":true,"
                        + "\"capabilities\":{\"drop\":[\"ALL\"]}}");
        assertThat(deployment.text(POD + "automountServiceAccountToken")).isEqualTo("false");
        assertThat(deployment.text(CONTAINER + "volumeMounts/0/mountPath")).isEqualTo("/tmp");
        assertThat(deployment.text(POD + "volumes/0/emptyDir/sizeLimit")).isEqualTo("64Mi");
    }

    @Test
    void aPodHasTimeToDrain() throws IOException {
        Manifest deployment = deployment("shutdown: {pauseSeconds: 7, deadlineSeconds: 30}");

        assertThat(variables(deployment)).containsEntry("POSTERN_SHUTDOWN_DEADLINE", "30s");
        assertThat(deployment.text(CONTAINER + "lifecycle/preStop/sleep/seconds"))
                .isEqualTo("7");
        assertThat(deployment.text(POD + "terminationGracePeriodSeconds")).isEqualTo("42");
    }

    @Test
    void whatScalesDoesNotFixTheNumber() throws IOException {
        assertThat(deployment(EVERYTHING).at("spec").getAsJsonObject().has("replicas"))
                .isFalse();
        assertThat(one(EVERYTHING, "HorizontalPodAutoscaler gate-postern").text("spec/metrics/1/external/metric/name"))
                .isEqualTo("postern_queue_age_seconds");
    }

    @Test
    void theMonitorAsksWherePosternAnswers() throws IOException {
        assertThat(one(EVERYTHING, "ServiceMonitor gate-postern").at("spec/endpoints"))
                .hasToString("[{\"port\":\"http\",\"path\":\"/prometheus\",\"interval\":\"15s\"}]");
    }

    @Test
    void theBundledRedisForgetsNothing() throws IOException {
        assertThat(one(EVERYTHING, "ConfigMap gate-postern-redis").text("data/redis.conf"))
                .contains("appendonly yes", "appendfsync everysec", "maxmemory-policy noeviction");
    }

    @Test
    void whatItSetsIsInTheConfigurationReference() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "configuration.md"));
        List<String> words =
                WORD.matcher(page).results().map(match -> match.group(1)).toList();
        List<String> documented = words.stream()
                .map(word -> word.startsWith("postern.")
                        ? word.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_")
                        : word)
                .toList();

        for (String name : variables(deployment(EVERYTHING)).keySet())
            assertThat(documented).contains(name.replaceFirst("_FILE$", ""));
    }

    private static Map<String, Manifest> byName(String values) throws IOException {
        Map<String, Manifest> all = new TreeMap<>();
        for (Manifest manifest : Chart.manifests(values)) all.put(manifest.kind() + " " + manifest.name(), manifest);
        return all;
    }

    private static Manifest deployment(String values) throws IOException {
        return one(values, DEPLOYMENT);
    }

    private static Manifest one(String values, String name) throws IOException {
        return Optional.ofNullable(byName(values).get(name)).orElseThrow();
    }

    private static Map<String, String> variables(Manifest deployment) {
        Map<String, String> variables = new TreeMap<>();
        for (JsonElement variable : deployment.at(CONTAINER + "env").getAsJsonArray()) {
            JsonObject entry = variable.getAsJsonObject();
            variables.put(entry.get("name").getAsString(), entry.get("value").getAsString());
        }
        return variables;
    }
}
