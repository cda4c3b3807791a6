package io.postern.redis.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.access.model.ClientId;
import io.postern.destinations.model.DestinationName;
import io.postern.shared.Secret;
import io.postern.telemetry.model.ReceiptId;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Binds receipts to the client that they were given to: a client that guesses another's address gets nothing. The seal is
 * cut to 32 bits, because the only way to try one is a request with a valid access token, and what it would show is the
 * fate of somebody's data, not the data.
 *
 * <p>It is one block of AES over the address under a mask that is the client's own, which is a MAC for texts of this one
 * length, at a tenth of the price of HMAC: receipts are made at the rate of requests.
 */
final class ReceiptSeal {

    private static final String HMAC = "HmacSHA256";
    private static final int BLOCK_BYTES = 2 * Long.BYTES;

    /** So that what is made here can never be taken for what the same secret makes elsewhere. */
    private static final byte[] SEALING = "postern receipt seal 2: address".getBytes(UTF_8);

    private static final byte[] MASKING = "postern receipt seal 2: client".getBytes(UTF_8);

    private final SecretKeySpec sealingKey;
    private final byte[] maskingKey;

    /** What the mask is made of beside the client: nothing for the configured destination, as in older receipts. */
    private final String destination;

    /** Neighbours in a frame are mostly of one client. */
    private volatile Mask lastMask;

    ReceiptSeal(Secret secret) {
        byte[] root = secret.reveal().getBytes(UTF_8);
        this.sealingKey = new SecretKeySpec(mac(root, SEALING), "AES");
        this.maskingKey = mac(root, MASKING);
        this.destination = "";
        this.lastMask = newMask(ClientId.DEFAULT);
    }

    private ReceiptSeal(ReceiptSeal other, DestinationName destination) {
        this.sealingKey = other.sealingKey;
        this.maskingKey = other.maskingKey;
        this.destination = "\0" + destination; // which no client's id has
        this.lastMask = newMask(ClientId.DEFAULT);
    }

    /** The seal for what goes to that destination: its receipts open under no other. */
    ReceiptSeal under(DestinationName other) {
        return other.isDefault() ? this : new ReceiptSeal(this, other);
    }

    /** The receipt of what is stored at this address, for this client. */
    ReceiptId seal(ReceiptAddress address, ClientId client) {
        return press().seal(address, client);
    }

    /** The address in a receipt that was given to this client; nothing for any other. */
    Optional<ReceiptAddress> open(ReceiptId receipt, ClientId client) {
        return ReceiptAddress.in(receipt)
                .filter(address -> MessageDigest.isEqual(
                        receipt.value().getBytes(UTF_8),
                        seal(address, client).value().getBytes(UTF_8)));
    }

    /** What seals many receipts, one after the other, on one thread. */
    Press press() {
        return new Press(cipher());
    }

    /** Seals receipts, one after the other. */
    final class Press {

        private final Cipher cipher;
        private final byte[] block = new byte[BLOCK_BYTES];

        private Press(Cipher cipher) {
            this.cipher = cipher;
        }

        ReceiptId seal(ReceiptAddress address, ClientId client) {
            Mask mask = maskOf(client);
            ByteBuffer masked =
                    ByteBuffer.wrap(block).putLong(address.high() ^ mask.high()).putLong(address.low(0) ^ mask.low());
            try {
                cipher.update(masked.array(), 0, BLOCK_BYTES, block);
            } catch (GeneralSecurityException e) {
                throw missing(e);
            }
            return address.sealed(masked.getInt(0));
        }
    }

    private record Mask(ClientId client, long high, long low) {}

    private Mask maskOf(ClientId client) {
        Mask last = lastMask;
        if (last.client.equals(client)) return last;
        Mask mask = newMask(client);
        lastMask = mask;
        return mask;
    }

    private Mask newMask(ClientId client) {
        ByteBuffer bytes = ByteBuffer.wrap(mac(maskingKey, (client.value() + destination).getBytes(UTF_8)));
        return new Mask(client, bytes.getLong(), bytes.getLong());
    }

    @SuppressWarnings("InsecureCryptoUsage") // a mode is for texts of several blocks, and this is a MAC of one
    private Cipher cipher() {
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, sealingKey);
            return cipher;
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    private static byte[] mac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    private static IllegalStateException missing(GeneralSecurityException e) {
        return new IllegalStateException("AES or " + HMAC + ": missing (expected: in every JDK)", e);
    }
}
