package io.postern.http.access;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.postern.access.model.AssertionReading;
import io.postern.access.model.Client;
import io.postern.access.model.ClientId;
import io.postern.access.model.ClientKey;
import io.postern.access.port.Assertions;
import io.postern.http.body.JsonTree;
import io.postern.http.body.Node;
import io.postern.http.body.Unreadable;
import io.postern.shared.Secret;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Client tokens as JSON Web Tokens in the compact form (RFC 7515, section 3.1). */
final class JwtAssertions implements Assertions {

    /** Longest text that is looked at. */
    static final int CHARACTERS_MAX = 8192;

    /** The parts of a token, of which nothing is proven; what is signed and the signature as they were written. */
    private record Parts(Node.Members header, Node.Members claims, String signed, String signature) {}

    @Override
    public Optional<ClientId> issuer(String text) {
        return parts(text)
                .flatMap(parts -> parts.claims.get("iss") instanceof Node.Text(String issuer)
                        ? ClientId.read(issuer)
                        : Optional.empty());
    }

    @Override
    public AssertionReading read(String text, Client client) {
        Optional<Parts> parts = parts(text);
        if (parts.isEmpty() || !proven(parts.get(), client)) return new AssertionReading.NotProven();
        return AssertionClaims.read(parts.get().claims);
    }

    @Override
    public boolean usable(ClientKey key) {
        return Credential.of(key).isPresent();
    }

    private static boolean proven(Parts parts, Client client) {
        // An extension that must be understood (RFC 7515, section 4.1.11), and we understand none.
        if (!parts.header.get("crit").absent()) return false;
        byte[] signed = parts.signed.getBytes(US_ASCII);
        byte[] signature = decoded(parts.signature);
        for (Credential credential : credentials(client)) {
            boolean meant =
                    parts.header.get("alg") instanceof Node.Text(String name) && name.equals(credential.algorithm());
            if (meant && credential.proves(signed, signature)) return true;
        }
        return false;
    }

    private static List<Credential> credentials(Client client) {
        List<Credential> credentials = new ArrayList<>();
        for (Secret secret : client.secrets()) credentials.add(Credential.of(secret));
        for (ClientKey key : client.keys()) Credential.of(key).ifPresent(credentials::add);
        return credentials;
    }

    private static Optional<Parts> parts(String text) {
        String[] parts = text.length() > CHARACTERS_MAX ? new String[0] : text.split("\\.", -1);
        if (parts.length != 3) return Optional.empty();
        try {
            if (!(JsonTree.read(decoded(parts[0])) instanceof Node.Members header)) return Optional.empty();
            if (!(JsonTree.read(decoded(parts[1])) instanceof Node.Members claims)) return Optional.empty();
            byte[] _ = decoded(parts[2]); // or it is no token
            return Optional.of(new Parts(header, claims, parts[0] + "." + parts[1], parts[2]));
        } catch (IllegalArgumentException | Unreadable _) {
            return Optional.empty();
        }
    }

    private static byte[] decoded(String part) {
        return Base64.getUrlDecoder().decode(part);
    }
}
