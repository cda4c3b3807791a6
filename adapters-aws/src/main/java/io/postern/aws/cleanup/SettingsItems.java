package io.postern.aws.cleanup;

import io.postern.cleanup.model.ResourceSetting;
import io.postern.cleanup.model.Settings;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Settings as AWS Auto Cleanup's cleanup writes them: an item for the version, one for services, and so on. */
final class SettingsItems {

    static final String KEY = "key";
    private static final String VALUE = "value";

    private SettingsItems() {}

    static List<Map<String, AttributeValue>> of(Settings settings) {
        return List.of(
                item("version", AttributeValue.fromN(Integer.toString(settings.version()))),
                item("general", AttributeValue.fromM(Map.of("dry_run", AttributeValue.fromBool(settings.dryRun())))),
                item("services", map(settings.services(), resources -> map(resources, SettingsItems::resource))),
                item(
                        "regions",
                        map(
                                settings.regions(),
                                clean -> AttributeValue.fromM(Map.of("clean", AttributeValue.fromBool(clean))))));
    }

    /** Puts what an item says under its key. */
    static void add(Map<String, AttributeValue> item, Map<String, AttributeValue> parts) {
        AttributeValue key = item.get(KEY);
        AttributeValue value = item.get(VALUE);
        if (key != null && key.s() != null && value != null) parts.put(key.s(), value);
    }

    /** What is missing or makes no sense is as if it were not set; the cleanup's own rules are no stricter. */
    static Settings read(Map<String, AttributeValue> parts) {
        Map<String, Map<String, ResourceSetting>> services = new HashMap<>();
        members(parts.get("services")).forEach((service, resources) -> {
            Map<String, ResourceSetting> read = new HashMap<>();
            members(resources).forEach((resource, setting) -> read.put(resource, resource(members(setting))));
            services.put(service, read);
        });
        Map<String, Boolean> regions = new HashMap<>();
        members(parts.get("regions"))
                .forEach((region, setting) ->
                        regions.put(region, flag(members(setting).get("clean"))));
        Map<String, AttributeValue> general = members(parts.get("general"));
        boolean dryRun = !general.containsKey("dry_run") || flag(general.get("dry_run"));
        return new Settings((int) number(parts.get("version")), dryRun, services, regions);
    }

    private static Map<String, AttributeValue> item(String key, AttributeValue value) {
        return Map.of(KEY, AttributeValue.fromS(key), VALUE, value);
    }

    private static <T> AttributeValue map(Map<String, T> members, Function<T, AttributeValue> value) {
        Map<String, AttributeValue> mapped = new HashMap<>();
        members.forEach((name, member) -> mapped.put(name, value.apply(member)));
        return AttributeValue.fromM(mapped);
    }

    private static AttributeValue resource(ResourceSetting setting) {
        Map<String, AttributeValue> members = new HashMap<>();
        members.put("clean", AttributeValue.fromBool(setting.clean()));
        members.put("id", AttributeValue.fromS(setting.id()));
        if (setting.ttl().isPresent()) members.put("ttl", AttributeValue.fromN(Integer.toString(setting.ttlDays())));
        return AttributeValue.fromM(members);
    }

    private static ResourceSetting resource(Map<String, AttributeValue> members) {
        AttributeValue id = members.get("id");
        return ResourceSetting.lenient(
                flag(members.get("clean")), number(members.get("ttl")), id == null || id.s() == null ? "" : id.s());
    }

    private static Map<String, AttributeValue> members(@Nullable AttributeValue value) {
        return value == null || !value.hasM() ? Map.of() : value.m();
    }

    private static boolean flag(@Nullable AttributeValue value) {
        return value != null && Boolean.TRUE.equals(value.bool());
    }

    /** Less than nothing where there is none. */
    private static long number(@Nullable AttributeValue value) {
        if (value == null || value.n() == null) return ResourceSetting.NO_TTL;
        try {
            BigDecimal number = new BigDecimal(value.n());
            return number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0
                    ? ResourceSetting.NO_TTL
                    : number.longValue();
        } catch (NumberFormatException _) {
            return ResourceSetting.NO_TTL;
        }
    }
}
