package io.postern.app.command;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Values of options from variables of the same name: {@code LOGX_DEBUG} is {@code -logx.debug}. */
final class VariableDefaults implements IDefaultValueProvider {

    private final Terminal terminal;

    VariableDefaults(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || option.usageHelp()) return null;
        String name = option.longestName().replaceFirst("^-+", "").replaceAll("[.-]", "_");
        String value = terminal.variable(name.toUpperCase(Locale.ROOT));
        return value.isEmpty() ? null : value;
    }
}
