package io.postern.http.access;

import io.postern.access.model.Assertion;
import io.postern.access.model.AssertionReading;
import io.postern.access.model.Policy;
import io.postern.http.body.Node;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The claims of an assertion (RFC 7519, section 4.1), and {@code policy}. Others are ignored. */
final class AssertionClaims {

    /** The year 5138; a number beyond it counts milliseconds. */
    private static final double SECONDS_MAX = 1e11;

    private final Node.Members claims;

    private AssertionClaims(Node.Members claims) {
        this.claims = claims;
    }

    static AssertionReading read(Node.Members claims) {
        try {
            return new AssertionReading.Proven(new AssertionClaims(claims).assertion());
        } catch (IllegalArgumentException _) {
            return new AssertionReading.Malformed();
        }
    }

    private Assertion assertion() {
        Policy policy = PolicyReader.read(claims.get("policy"));
        if (!policy.destination().isDefault())
            throw new IllegalArgumentException("policy.destination: another one (expected: none; it is the client's)");
        return new Assertion(
                text(claims.get("iss")),
                text(claims.get("sub")),
                audience(claims.get("aud")),
                text(claims.get("jti")),
                notBefore(),
                time(claims.get("exp")),
                policy);
    }

    private Instant notBefore() {
        Instant notBefore = Instant.MIN;
        for (Node claim : List.of(claims.get("nbf"), claims.get("iat")))
            if (!claim.absent() && time(claim).isAfter(notBefore)) notBefore = time(claim);
        return notBefore;
    }

    private static List<String> audience(Node node) {
        if (!(node instanceof Node.Items(List<Node> values))) return List.of(text(node));
        List<String> audience = new ArrayList<>();
        for (Node value : values) audience.add(text(value));
        return audience;
    }

    private static String text(Node node) {
        if (node instanceof Node.Text(String text)) return text;
        throw new IllegalArgumentException("claim: " + node.kind() + " (expected: a string)");
    }

    private static Instant time(Node node) {
        double seconds = node instanceof Node.Numeral(String text) ? Double.parseDouble(text) : Double.NaN;
        if (!(seconds >= 0 && seconds <= SECONDS_MAX))
            throw new IllegalArgumentException("claim: " + node.kind() + " (expected: seconds since 1970)");
        return Instant.ofEpochSecond((long) seconds);
    }
}
