package io.postern.app.command;

import io.postern.app.boot.Boot;
import io.postern.app.boot.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The settings that a start would use. */
@Command(
        name = "print",
        description = "Print every setting that a start would use, and where its value comes from. Secrets are stars.",
        footerHeading = "%nExamples:%n",
        footer = {"  postern config print", "  postern config print --changed", "  postern config print --json"})
final class ConfigPrint implements Runnable {

    @Option(names = "--changed", description = "Only those that are not the built-in default.")
    private boolean changed;

    @Mixin
    private final JsonOption json = new JsonOption();

    private final Terminal terminal;

    ConfigPrint(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        List<Setting> settings = Boot.settings(terminal.variables(), Map.of()).stream()
                .filter(setting -> !changed || !setting.isBuiltIn())
                .toList();
        if (json.wanted()) {
            terminal.say(Json.text(settings.stream().map(ConfigPrint::object).toList()));
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (Setting setting : settings) rows.add(List.of(setting.key(), setting.value(), setting.source()));
        Table.of(List.of("key", "value", "from"), rows).tell(terminal);
    }

    private static Map<String, Object> object(Setting setting) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("key", setting.key());
        object.put("value", setting.value());
        object.put("from", setting.source());
        return object;
    }
}
