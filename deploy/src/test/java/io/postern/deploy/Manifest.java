package io.postern.deploy;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** One object for a cluster. */
record Manifest(JsonObject json) {

    private interface Check {
        void accept(JsonElement json) throws IOException;
    }

    private static final Map<String, Check> CHECKS = Map.of(
            "v1 ConfigMap", V1ConfigMap::validateJsonElement,
            "v1 Service", V1Service::validateJsonElement,
            "v1 ServiceAccount", V1ServiceAccount::validateJsonElement,
            "apps/v1 Deployment", V1Deployment::validateJsonElement,
            "apps/v1 StatefulSet", V1StatefulSet::validateJsonElement,
            "autoscaling/v2 HorizontalPodAutoscaler", V2HorizontalPodAutoscaler::validateJsonElement,
            "policy/v1 PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement,
            "networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy::validateJsonElement,
            // The operator's own kind, of which the client knows nothing; a test looks at its few fields.
            "monitoring.coreos.com/v1 ServiceMonitor", _ -> {});

    static Manifest of(Object document) {
        return new Manifest(new Gson().toJsonTree(document).getAsJsonObject());
    }

    String kind() {
        return json.get("kind").getAsString();
    }

    String name() {
        return text("metadata/name");
    }

    /** Fails with the name of a field that Kubernetes does not know, or misses. */
    void validate() throws IOException {
        String type = json.get("apiVersion").getAsString() + " " + kind();
        Optional.ofNullable(CHECKS.get(type))
                .orElseThrow(() -> new IllegalStateException("no check for " + type))
                .accept(json);
    }

    /** What stands at a path of names and of places in lists, such as {@code spec/containers/0/image}. */
    JsonElement at(String path) {
        JsonElement here = json;
        for (String step : path.split("/", -1)) {
            JsonElement next = here instanceof JsonArray list
                    ? list.get(Integer.parseInt(step))
                    : here.getAsJsonObject().get(step);
            if (next == null) throw new IllegalStateException(kind() + " " + name() + " has no " + path);
            here = next;
        }
        return here;
    }

    String text(String path) {
        return at(path).getAsString();
    }
}
