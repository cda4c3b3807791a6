package io.postern.http.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.access.model.Policy;
import io.postern.access.model.Stamps;
import io.postern.http.body.Node;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A hash of what a body says, whatever its form and the order of its names: SHA-256 (FIPS 180-4) over the tree. */
final class Fingerprint {

    /** What a sender may change when it sends the same thing again. */
    private static final Set<String> NOT_CONTENT = Set.of("accessToken", "sentAt");

    private final MessageDigest digest = sha256();

    private Fingerprint() {}

    static String of(Node body) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add(body instanceof Node.Members members ? content(members) : body);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fingerprint.digest.digest());
    }

    /** Of a key beside what the server writes into what comes under it. */
    static String ofKey(String key, Policy policy) {
        return of(new Node.Items(List.of(new Node.Text(key), stamps(policy.dimensions()), stamps(policy.logFields()))));
    }

    private static Node stamps(Stamps stamps) {
        Map<String, Node> members = new TreeMap<>();
        stamps.values().forEach((name, value) -> members.put(name, new Node.Text(value)));
        return new Node.Members(members);
    }

    private static Node content(Node.Members members) {
        Map<String, Node> content = new TreeMap<>(members.values());
        content.keySet().removeAll(NOT_CONTENT);
        return new Node.Members(content);
    }

    /** Each kind has its mark and each text its length, so that no two trees are written alike. */
    private void add(Node node) {
        switch (node) {
            case Node.Members members -> {
                mark('{', members.values().size());
                new TreeMap<>(members.values()).forEach((name, value) -> {
                    text('"', name);
                    add(value);
                });
            }
            case Node.Items items -> {
                mark('[', items.values().size());
                items.values().forEach(this::add);
            }
            case Node.Text text -> text('"', text.value());
            case Node.Numeral numeral -> text('0', numeral.text());
            case Node.Flag flag -> mark(flag.value() ? '+' : '-', 0);
            case Node.Absent _ -> mark('.', 0);
        }
    }

    private void text(char mark, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        mark(mark, bytes.length);
        digest.update(bytes);
    }

    private void mark(char mark, int size) {
        digest.update((mark + Integer.toString(size) + ";").getBytes(UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing (expected: in every JDK)", e);
        }
    }
}
