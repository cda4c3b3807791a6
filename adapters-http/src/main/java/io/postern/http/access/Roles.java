package io.postern.http.access;

import io.postern.access.model.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Roles of operators, and what clients have in their place, as routes name them in {@code @Secured}. */
public final class Roles {

    public static final String READ = "read";
    public static final String INGEST = "ingest";
    public static final String OPERATE = "operate";
    public static final String ADMIN = "admin";

    /** Of no operator: who has an access token. What it may do here its policy says. */
    public static final String CLIENT = "client";

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
