package io.postern.http.destinations;

import io.postern.destinations.model.Credential;
import io.postern.destinations.model.Destination;
import io.postern.destinations.model.Target;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The kinds of destinations as bodies and answers name them, and the members that each has beside its name. */
enum Kind {
    ACCESS_KEY("accessKey"),
    SESSION("session"),
    ASSUMED_ROLE("assumedRole"),
    DEFAULT_CHAIN("defaultChain"),
    LOCAL_STORE("localStore");

    private static final Set<String> OF_ALL = Set.of("name", "description", "kind");
    private static final Set<String> OF_AWS = Set.of("region", "serviceName", "endpoint");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** Whether a body of this kind may have a member of that name. */
    boolean has(String member) {
        return own().contains(member) || OF_ALL.contains(member) || (this != LOCAL_STORE && OF_AWS.contains(member));
    }

    private Set<String> own() {
        return switch (this) {
            case ACCESS_KEY -> Set.of("accessKeyId", "secretAccessKey");
            case SESSION -> Set.of("accessKeyId", "secretAccessKey", "sessionToken");
            case ASSUMED_ROLE -> Set.of("roleArn", "externalId");
            case DEFAULT_CHAIN, LOCAL_STORE -> Set.of();
        };
    }

    /** Whether a body of any kind may. */
    static boolean anyHas(String member) {
        return Arrays.stream(values()).anyMatch(kind -> kind.has(member));
    }

    static Optional<Kind> named(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    /** All words, for messages. */
    static String words() {
        return Arrays.stream(values()).map(Kind::word).collect(Collectors.joining(", "));
    }

    static Kind of(Destination destination) {
        return switch (destination.target()) {
            case Target.LocalStore _ -> LOCAL_STORE;
            case Target.Aws aws ->
                switch (aws.credential()) {
                    case Credential.AccessKey _ -> ACCESS_KEY;
                    case Credential.Session _ -> SESSION;
                    case Credential.AssumedRole _ -> ASSUMED_ROLE;
                    case Credential.DefaultChain _ -> DEFAULT_CHAIN;
                };
        };
    }
}
