package io.postern.cleanup.model;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the cleanup is set.
 *
 * @param version which default settings they come from
 * @param dryRun whether the cleanup only tells what it would do
 * @param services what is cleaned: settings by service and resource, in order
 * @param regions whether each region is cleaned, in order
 */
public record Settings(
        int version, boolean dryRun, Map<String, Map<String, ResourceSetting>> services, Map<String, Boolean> regions) {

    public Settings {
        SortedMap<String, Map<String, ResourceSetting>> sorted = new TreeMap<>();
        services.forEach((service, resources) -> sorted.put(service, sorted(resources)));
        services = Collections.unmodifiableMap(sorted);
        regions = sorted(regions);
    }

    private static <T> Map<String, T> sorted(Map<String, T> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
