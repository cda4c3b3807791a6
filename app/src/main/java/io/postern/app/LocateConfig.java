package io.postern.app;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.postern.locate.model.MachineNames;
import io.postern.locate.model.ServiceName;
import io.postern.locate.model.ServiceTemplates;
import io.postern.locate.model.UrlTemplate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What locate answers for; defaults stand in {@code application.yml}.
 *
 * @param enabled whether locate is there at all
 * @param registry which adapter remembers live machines
 * @param services the services, each as {@code experiment/datatype} and its URL templates with blanks between them
 * @param machinePattern regular expression of names that machines may have beside those of m-lab's forms; empty: none
 * @param issuer who issues the tokens for targets; those of m-lab have {@code locate} built in
 * @param machine this Postern's own name as a target; monitoring tokens for it may send telemetry; empty: none may
 */
@ConfigurationProperties("postern.locate")
record LocateConfig(
        boolean enabled, String registry, List<String> services, String machinePattern, String issuer, String machine) {

    LocateConfig {
        services = services.stream()
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
        if (issuer.isBlank()) throw new IllegalArgumentException("postern.locate.issuer: blank (expected: a text)");
        MachineNames _ = names(machinePattern);
        ServiceTemplates _ = templates(services);
    }

    MachineNames names() {
        return names(machinePattern);
    }

    ServiceTemplates templates() {
        return templates(services);
    }

    private static MachineNames names(String pattern) {
        try {
            return new MachineNames(pattern);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("postern.locate.machine-pattern: " + wrong.getMessage());
        }
    }

    private static ServiceTemplates templates(List<String> services) {
        Map<ServiceName, List<UrlTemplate>> templates = new HashMap<>();
        for (String service : services) {
            List<String> parts = new ArrayList<>(Arrays.asList(service.split("\\s+", -1)));
            ServiceName name = ServiceName.parse(parts.removeFirst()).orElseThrow(() -> wrong(service));
            if (parts.isEmpty() || !parts.stream().allMatch(UrlTemplate::usable)) throw wrong(service);
            templates.put(name, parts.stream().map(UrlTemplate::new).toList());
        }
        return new ServiceTemplates(templates);
    }

    private static IllegalArgumentException wrong(String service) {
        return new IllegalArgumentException("postern.locate.services: " + service
                + " (expected: experiment/datatype and URLs with an empty host, such as ndt/ndt7"
                + " wss:///ndt/v7/upload)");
    }

    /**
     * The registry in this process.
     *
     * @param machinesMax live machines remembered; at the bound a new one is dropped
     */
    @ConfigurationProperties("memory-registry")
    record MemoryRegistry(int machinesMax) {
        MemoryRegistry {
            Bounds.positive("postern.locate.memory-registry.machines-max", machinesMax);
        }
    }
}
