package io.postern.aws.destinations;

import io.postern.aws.AwsFailures;
import io.postern.destinations.model.DrawnKey;
import io.postern.destinations.model.Unwrapping;
import io.postern.destinations.port.DestinationStore;
import io.postern.destinations.port.KeyVault;
import io.postern.shared.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;

/**
 * Master keys in AWS KMS, by their ARNs. The label is the encryption context, so KMS decrypts for the same label only,
 * and AWS CloudTrail shows which text was opened.
 */
final class KmsKeyVault implements KeyVault {

    private static final String CONTEXT = "postern";

    /** Labels that may be denied at once; at the bound all are asked about anew. */
    private static final int DENIALS_MAX = 2 * DestinationStore.DESTINATIONS_MAX;

    private record Away(Instant until, String why) {

        boolean isOver(Instant now) {
            return !now.isBefore(until);
        }
    }

    private record Text(String masterKey, String label) {}

    private final KmsClients clients;
    private final Duration pause;
    private final Clock clock;
    private final OpenedKeys opened = new OpenedKeys();
    private final Map<String, Away> awayByKey = new ConcurrentHashMap<>();
    private final Map<Text, Away> deniedByText = new ConcurrentHashMap<>();

    /**
     * A vault that asks through those clients.
     *
     * @param pause how long a key that could not be asked is not asked again: each of a thousand destinations would
     *     wait for the same time-out; nor is one that was denied or is disabled asked again for the same text, since
     *     somebody asks each second, and AWS counts and logs all of it
     */
    KmsKeyVault(KmsClients clients, Duration pause, Clock clock) {
        this.clients = clients;
        this.pause = pause;
        this.clock = clock;
    }

    @Override
    public DrawnKey draw(String masterKey, String label) {
        try {
            GenerateDataKeyResponse answer = clients.of(masterKey).generateDataKey(request -> request.keyId(masterKey)
                    .keySpec(DataKeySpec.AES_256)
                    .encryptionContext(Map.of(CONTEXT, label)));
            DrawnKey drawn = new DrawnKey(
                    secret(answer.plaintext()),
                    Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(answer.ciphertextBlob().asByteArray()));
            opened.remember(masterKey, label, drawn.wrapped(), drawn.key());
            return drawn;
        } catch (SdkException failure) {
            throw AwsFailures.unavailable("KMS cannot seal with " + masterKey, failure);
        }
    }

    @Override
    public Unwrapping unwrap(String masterKey, String label, String wrapped) {
        Optional<Secret> known = opened.find(masterKey, label, wrapped);
        if (known.isPresent()) return new Unwrapping.Unwrapped(known.get());
        Text text = new Text(masterKey, label);
        Optional<Away> away = paused(text);
        if (away.isPresent()) return new Unwrapping.Away(away.get().why());
        byte[] cipherText = Base64.getUrlDecoder().decode(wrapped);
        try {
            Secret key = secret(clients.of(masterKey)
                    .decrypt(request -> request.keyId(masterKey)
                            .ciphertextBlob(SdkBytes.fromByteArray(cipherText))
                            .encryptionContext(Map.of(CONTEXT, label)))
                    .plaintext());
            opened.remember(masterKey, label, wrapped, key);
            return new Unwrapping.Unwrapped(key);
        } catch (SdkException failure) {
            if (AwsFailures.notDecrypted(failure)) return new Unwrapping.Refused();
            return pause(text, AwsFailures.away(failure), AwsFailures.why(failure));
        }
    }

    private Optional<Away> paused(Text text) {
        Instant now = clock.instant();
        return Stream.of(
                        Optional.ofNullable(awayByKey.get(text.masterKey())),
                        Optional.ofNullable(deniedByText.get(text)))
                .flatMap(Optional::stream)
                .filter(away -> !away.isOver(now))
                .findFirst();
    }

    /** A key policy may deny one text, by its encryption context, and no other: that pauses no other one. */
    private Unwrapping.Away pause(Text text, boolean whole, String why) {
        Instant now = clock.instant();
        Away away = new Away(now.plus(pause), why);
        if (whole) {
            awayByKey.put(text.masterKey(), away);
        } else {
            deniedByText.values().removeIf(other -> other.isOver(now));
            if (deniedByText.size() >= DENIALS_MAX) deniedByText.clear();
            deniedByText.put(text, away);
        }
        return new Unwrapping.Away(why);
    }

    private static Secret secret(SdkBytes key) {
        return new Secret(Base64.getEncoder().encodeToString(key.asByteArray()));
    }
}
