package io.postern.redis.cleanup;

import io.postern.cleanup.model.ResourceSetting;
import io.postern.cleanup.model.Settings;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * Settings as lines of words with tabs between them: {@code version 11}, {@code dry_run true},
 * {@code resource s3 bucket true 30 Bucket Name}, {@code region eu-west-3 true}. A hyphen stands for no time to live. A line
 * that is none of these is skipped, so that older replicas can read what newer ones add.
 */
final class SettingsText {

    private static final String TAB = "\t";
    private static final String NONE = "-";
    private static final int RESOURCE_WORDS = 6;

    private SettingsText() {}

    static String of(Settings settings) {
        StringJoiner lines = new StringJoiner("\n");
        lines.add(line("version", settings.version()));
        lines.add(line("dry_run", settings.dryRun()));
        settings.services()
                .forEach((service, resources) -> resources.forEach((resource, setting) -> lines.add(line(
                        "resource",
                        service,
                        resource,
                        setting.clean(),
                        setting.ttl().isPresent() ? setting.ttlDays() : NONE,
                        setting.id()))));
        settings.regions().forEach((region, clean) -> lines.add(line("region", region, clean)));
        return lines.toString();
    }

    static Settings read(String text) {
        int version = 0;
        boolean dryRun = true;
        Map<String, Map<String, ResourceSetting>> services = new TreeMap<>();
        Map<String, Boolean> regions = new TreeMap<>();
        for (String line : text.lines().toList()) {
            String[] words = line.split(TAB, RESOURCE_WORDS);
            if (words.length == 2 && words[0].equals("version")) version = (int) number(words[1]);
            if (words.length == 2 && words[0].equals("dry_run")) dryRun = !words[1].equals("false");
            if (words.length == 3 && words[0].equals("region")) regions.put(words[1], words[2].equals("true"));
            if (words.length == RESOURCE_WORDS && words[0].equals("resource"))
                services.computeIfAbsent(words[1], _ -> new TreeMap<>())
                        .put(words[2], ResourceSetting.lenient(words[3].equals("true"), number(words[4]), words[5]));
        }
        return new Settings(version, dryRun, services, regions);
    }

    private static String line(Object... words) {
        StringJoiner line = new StringJoiner(TAB);
        for (Object word : words) line.add(word.toString().replaceAll("[\t\r\n]", " "));
        return line.toString();
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,9}") ? Long.parseLong(text) : ResourceSetting.NO_TTL;
    }
}
