package io.postern.http.access;

import io.postern.access.model.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Roles of operators as routes name them in {@code @Secured}. */
public final class Roles {

    public static final String READ = "read";
    public static final String OPERATE = "operate";
    public static final String ADMIN = "admin";

    private Roles() {}

    /** All that the role covers. */
    static List<String> coveredBy(Role role) {
        return Arrays.stream(Role.values())
                .filter(role::covers)
                .map(Roles::word)
                .toList();
    }

    static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
