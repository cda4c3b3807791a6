package io.postern.metering.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Routes that may be called.
 *
 * @param methods at least one
 */
public record RouteRule(Set<RouteMethod> methods, RoutePattern path) {

    public RouteRule {
        if (methods.isEmpty()) throw new IllegalArgumentException("methods: none (expected: at least one)");
        methods = Collections.unmodifiableSet(EnumSet.copyOf(methods));
    }

    /** Whether it lets everything be called. */
    boolean all() {
        return path.all() && methods.size() == RouteMethod.values().length;
    }

    /** How many resources of a policy it takes to say it. */
    int resources() {
        return all() ? 1 : methods.size();
    }

    /** How many characters these have, without what stands before the method. */
    int characters() {
        if (all()) return RoutePattern.ALL.length();
        return methods.stream()
                .mapToInt(method -> method.name().length() + path.text().length())
                .sum();
    }

    /** Whether that may be called. */
    public boolean allows(RouteMethod method, String called) {
        return methods.contains(method) && path.matches(called);
    }
}
