package io.postern.locate.model;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What can be measured: {@code ndt/ndt7}.
 *
 * @param experiment who measures, {@code ndt}
 * @param datatype what the measurement yields, {@code ndt7}
 */
public record ServiceName(String experiment, String datatype) {

    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    /** The subject of monitoring tokens, which open more: a machine must not get them made by calling its service so. */
    private static final String RESERVED = "monitoring";

    public ServiceName {
        if (!usable(experiment, datatype))
            throw new IllegalArgumentException(
                    "service: not usable (expected: experiment/datatype, such as ndt/ndt7; not of " + RESERVED + ")");
    }

    /** Reads {@code experiment/datatype}; empty when it is something else. */
    public static Optional<ServiceName> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) return Optional.empty();
        return of(text.substring(0, slash), text.substring(slash + 1));
    }

    /** The service of both parts; empty when one of them is no name. */
    public static Optional<ServiceName> of(String experiment, String datatype) {
        return usable(experiment, datatype) ? Optional.of(new ServiceName(experiment, datatype)) : Optional.empty();
    }

    private static boolean usable(String experiment, String datatype) {
        return PART.matcher(experiment).matches()
                && PART.matcher(datatype).matches()
                && !experiment.equalsIgnoreCase(RESERVED);
    }

    @Override
    public String toString() {
        return experiment + "/" + datatype;
    }
}
