package io.postern.app.command;

import com.nimbusds.jose.jwk.JWK;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** What is said of a client. */
final class SettingsOptions {

    private static final Set<String> MEMBERS = Set.of("policy", "keys", "suspended", "expiresAt");

    @Option(names = "--policy", paramLabel = "FILE", description = "JSON object: the policy; - for standard input.")
    private String policy = "";

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "JWK that proves its tokens, up to four. Of a private one only the public half is sent.")
    private List<String> keys = new ArrayList<>();

    @Option(names = "--suspended", paramLabel = "BOOL", description = "true: it gets no access token for now.")
    private String suspended = "";

    @Option(names = "--expires-at", paramLabel = "TIME", description = "ISO 8601: it gets none any more; or never.")
    private String expiresAt = "";

    /** Refuses a change that changes nothing. */
    void checkGiven() {
        if (policy.isEmpty() && keys.isEmpty() && suspended.isEmpty() && expiresAt.isEmpty())
            throw new CommandFailure(
                    ExitCode.USAGE, "what is to change? (expected: --policy, --key, --suspended or --expires-at)");
    }

    /** What was said before with what is given in its place, as the server takes it. */
    Map<String, Object> over(Map<String, Object> before, Terminal terminal) {
        Map<String, Object> settings = new LinkedHashMap<>(before);
        settings.keySet().retainAll(MEMBERS);
        if (!policy.isEmpty()) settings.put("policy", policyIn(policy, Texts.read(terminal, policy)));
        if (!keys.isEmpty())
            settings.put(
                    "keys",
                    keys.stream()
                            .map(file -> publicKey(file, Texts.read(terminal, file)))
                            .toList());
        if (!suspended.isEmpty()) settings.put("suspended", flag());
        if (expiresAt.equals("never")) settings.remove("expiresAt");
        else if (!expiresAt.isEmpty()) settings.put("expiresAt", expiresAt);
        return settings;
    }

    private boolean flag() {
        if (!suspended.equals("true") && !suspended.equals("false"))
            throw new CommandFailure(ExitCode.USAGE, "--suspended: " + suspended + " (expected: true or false)");
        return suspended.equals("true");
    }

    private static Map<String, Object> policyIn(String file, String text) {
        return Json.object(text)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.INPUT_INVALID, file + ": not usable (expected: a JSON object, the policy)"));
    }

    private static String publicKey(String file, String text) {
        try {
            // A secret key has no public half, and would be sent.
            JWK key = JWK.parse(text).toPublicJWK();
            if (key != null) return key.toJSONString();
        } catch (ParseException _) {
            // Said below: the exception's text may quote the file.
        }
        throw new CommandFailure(ExitCode.INPUT_INVALID, file + ": not usable (expected: a JWK of a key pair)");
    }
}
