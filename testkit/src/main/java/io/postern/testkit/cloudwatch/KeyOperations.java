package io.postern.testkit.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.testkit.cloudwatch.Answer.Accepted;
import io.postern.testkit.cloudwatch.Answer.Refused;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * KMS: data keys of 256 bits under symmetric keys, and their decryption. What it calls a ciphertext is a number that it
 * remembers the data key, the key and the encryption context by.
 */
final class KeyOperations {

    private static final Map<Operation, Set<String>> MEMBERS = Map.of(
            Operation.GENERATE_DATA_KEY, Set.of("KeyId", "KeySpec", "EncryptionContext"),
            Operation.DECRYPT, Set.of("KeyId", "CiphertextBlob", "EncryptionContext"));

    private record DataKey(String arn, JsonNode context, String plain) {}

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Boolean> enabledByArn = new HashMap<>();
    private final Map<String, DataKey> drawn = new HashMap<>();

    synchronized String create() {
        String arn = "arn:aws:kms:eu-central-1:123456789012:key/" + UUID.randomUUID();
        enabledByArn.put(arn, true);
        return arn;
    }

    synchronized void enable(String arn, boolean enabled) {
        enabledByArn.put(arn, enabled);
    }

    synchronized void clear() {
        enabledByArn.clear();
        drawn.clear();
    }

    synchronized Answer answer(Operation operation, JsonNode request) {
        for (Iterator<String> all = request.fieldNames(); all.hasNext(); ) {
            String member = all.next();
            if (!MEMBERS.getOrDefault(operation, Set.of()).contains(member))
                return new Refused(AwsError.INVALID, "stand-in: " + member + " is not heeded here");
        }
        String arn = request.path("KeyId").asText();
        Optional<Refused> refused = check(arn);
        if (refused.isPresent()) return refused.get();
        return switch (operation) {
            case GENERATE_DATA_KEY -> generate(arn, request);
            case DECRYPT -> decrypt(arn, request);
            default -> throw new IllegalArgumentException("operation: " + operation + " (expected: one of KMS)");
        };
    }

    private Optional<Refused> check(String arn) {
        if (!enabledByArn.containsKey(arn))
            return Optional.of(new Refused(AwsError.KEY_NOT_FOUND, "Key '" + arn + "' does not exist"));
        return enabledByArn.getOrDefault(arn, false)
                ? Optional.empty()
                : Optional.of(new Refused(AwsError.KEY_DISABLED, arn + " is disabled."));
    }

    private Answer generate(String arn, JsonNode request) {
        if (!request.path("KeySpec").asText().equals("AES_256"))
            return new Refused(AwsError.INVALID, "Please specify either number of bytes or key spec.");
        String plain = randomBytes(32);
        String cipherText = randomBytes(184); // about as long as those of KMS
        drawn.put(cipherText, new DataKey(arn, request.path("EncryptionContext"), plain));
        return new Accepted(Map.of("KeyId", arn, "Plaintext", plain, "CiphertextBlob", cipherText));
    }

    private Answer decrypt(String arn, JsonNode request) {
        DataKey key = drawn.get(request.path("CiphertextBlob").asText());
        if (key == null || !key.context().equals(request.path("EncryptionContext")))
            return new Refused(AwsError.INVALID_CIPHERTEXT, "");
        if (!key.arn().equals(arn))
            return new Refused(
                    AwsError.INCORRECT_KEY,
                    "The key ID in the request does not identify a CMK that can perform this operation.");
        return new Accepted(Map.of("KeyId", arn, "Plaintext", key.plain(), "EncryptionAlgorithm", "SYMMETRIC_DEFAULT"));
    }

    private String randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
