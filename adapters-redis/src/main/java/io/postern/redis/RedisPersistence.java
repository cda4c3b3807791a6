package io.postern.redis;

import io.postern.shared.PortUnavailable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at boot whether this Redis keeps what it is given, and says so when it does not. */
final class RedisPersistence {

    private static final Logger LOG = LoggerFactory.getLogger(RedisPersistence.class);

    private RedisPersistence() {}

    static void warnIfVolatile(RedisConnection connection) {
        try {
            List<Map<String, String>> append = settings(connection, "appendonly");
            List<Map<String, String>> save = settings(connection, "save");
            List<Map<String, String>> eviction = settings(connection, "maxmemory-policy");
            Set<String> warnings = new LinkedHashSet<>(); // servers of a cluster that are set alike are told of once
            for (int i = 0; i < append.size(); i++)
                warnings.addAll(warnings(
                        append.get(i).getOrDefault("appendonly", ""),
                        save.get(i).getOrDefault("save", ""),
                        eviction.get(i).getOrDefault("maxmemory-policy", "")));
            warnings.forEach(LOG::warn);
        } catch (PortUnavailable e) {
            // Away, or a hosted Redis that does not allow CONFIG: nothing to judge by.
            LOG.info("Redis does not say how it persists; see to it that it does. cause={}", e.getMessage());
        }
    }

    static List<String> warnings(String appendOnly, String save, String evictionPolicy) {
        Map<String, Boolean> faults = new LinkedHashMap<>();
        faults.put(
                "Redis keeps nothing on disk: accepted telemetry is lost when it stops."
                        + " Set appendonly yes. appendonly=" + appendOnly,
                appendOnly.equals("no") && save.isBlank());
        faults.put(
                "Redis writes snapshots only: telemetry accepted since the last one is lost when it stops."
                        + " Set appendonly yes. save=" + save,
                appendOnly.equals("no") && !save.isBlank());
        faults.put(
                "Redis may evict accepted telemetry when its memory is full."
                        + " Set maxmemory-policy noeviction. maxmemory-policy=" + evictionPolicy,
                evictionPolicy.startsWith("allkeys"));
        return faults.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<Map<String, String>> settings(RedisConnection connection, String name) {
        return connection.callEachMaster("read " + name, redis -> redis.configGet(name));
    }
}
