package io.postern.redis.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.access.model.ClientId;
import io.postern.shared.Secret;
import io.postern.telemetry.model.ReceiptId;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Binds receipts to the client that they were given to: a client that guesses another's address gets nothing. The seal is
 * cut to 32 bits, because the only way to try one is a request with a valid access token, and what it would show is the
 * fate of somebody's data, not the data.
 */
final class ReceiptSeal {

    private static final String ALGORITHM = "HmacSHA256";

    /** So that what is signed here can never be taken for what the same secret signs elsewhere. */
    private static final byte[] PURPOSE = "postern receipt seal 1".getBytes(UTF_8);

    private final Mac keyed;

    ReceiptSeal(Secret secret) {
        byte[] key = mac(secret.reveal().getBytes(UTF_8)).doFinal(PURPOSE);
        this.keyed = mac(key);
    }

    /** The receipt of what is stored at this address, for this client. */
    ReceiptId seal(ReceiptAddress address, ClientId client) {
        return address.sealed(ByteBuffer.wrap(tag(address, client)).getInt());
    }

    /** The address in a receipt that was given to this client; nothing for any other. */
    Optional<ReceiptAddress> open(ReceiptId receipt, ClientId client) {
        return ReceiptAddress.in(receipt)
                .filter(address -> MessageDigest.isEqual(
                        receipt.value().getBytes(UTF_8),
                        seal(address, client).value().getBytes(UTF_8)));
    }

    private byte[] tag(ReceiptAddress address, ClientId client) {
        byte[] name = client.value().getBytes(UTF_8);
        ByteBuffer sealed = ByteBuffer.allocate(2 * Long.BYTES + name.length)
                .putLong(address.high())
                .putLong(address.low(0))
                .put(name);
        return copy().doFinal(sealed.array());
    }

    /** A MAC is not for several threads; a copy of one that has its key costs next to nothing. */
    private Mac copy() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(ALGORITHM + ": cannot be cloned (expected: the JDK's own provider)", e);
        }
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + ": missing (expected: in every JDK)", e);
        }
    }
}
