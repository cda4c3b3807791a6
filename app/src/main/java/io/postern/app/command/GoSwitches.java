package io.postern.app.command;

import java.util.Set;

/**
 * Go's switches among arguments. They take only a value that is attached to them: what comes after one may be the command
 * to run, and the command may be {@code true}, which the parser would take for the switch's.
 */
final class GoSwitches {

    private static final Set<String> SWITCHES = Set.of("service-url", "logx.debug");

    private GoSwitches() {}

    /** The same arguments, with its value attached to each switch of {@code monitoring-token} that stands alone. */
    static String[] attached(String[] arguments) {
        String[] attached = arguments.clone();
        if (arguments.length == 0 || !arguments[0].equals("monitoring-token")) return attached;
        for (int i = 1; i < arguments.length; i++) {
            String argument = arguments[i];
            if (!argument.startsWith("-") || argument.equals("--")) return attached;
            if (SWITCHES.contains(argument.replaceFirst("^--?", ""))) attached[i] = argument + "=true";
            else if (!argument.contains("=")) i++; // what follows is the option's value, whatever it looks like
        }
        return attached;
    }
}
