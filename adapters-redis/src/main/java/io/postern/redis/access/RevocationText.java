package io.postern.redis.access;

import io.postern.access.model.ClientId;
import io.postern.access.model.Revocation;
import io.postern.access.model.TokenId;
import java.time.Instant;

/**
 * A revocation as it stands in Redis: {@code before until subject}, both instants in Unix milliseconds; of a token the
 * first repeats the second. The subject is {@code t:} and an id, {@code c:} and a client, or {@code e}.
 */
record RevocationText(String subject, long beforeMillis, long untilMillis) {

    static RevocationText of(Revocation revocation) {
        long until = revocation.until().toEpochMilli();
        return switch (revocation) {
            case Revocation.OfToken token ->
                new RevocationText("t:" + token.id().value(), until, until);
            case Revocation.OfClient client ->
                new RevocationText("c:" + client.client().value(), millisUp(client.before()), until);
            case Revocation.OfEverybody everybody -> new RevocationText("e", millisUp(everybody.before()), until);
        };
    }

    /** Up, because a token issued within the millisecond is revoked too. */
    private static long millisUp(Instant instant) {
        return instant.plusNanos(999_999).toEpochMilli();
    }

    /** What the script keeps behind the first instant. */
    String rest() {
        return untilMillis + " " + subject;
    }

    /**
     * Reads a kept text.
     *
     * @throws IllegalStateException when nobody here wrote it
     */
    static Revocation read(String text) {
        String[] parts = text.split(" ", 3);
        try {
            Instant before = Instant.ofEpochMilli(Long.parseLong(parts[0]));
            Instant until = Instant.ofEpochMilli(Long.parseLong(parts[1]));
            String subject = parts[2];
            if (subject.equals("e")) return new Revocation.OfEverybody(before, until);
            String name = subject.substring(2);
            if (subject.startsWith("t:")) return new Revocation.OfToken(new TokenId(name), until);
            if (subject.startsWith("c:")) return new Revocation.OfClient(new ClientId(name), before, until);
        } catch (IllegalArgumentException | IndexOutOfBoundsException broken) {
            throw new IllegalStateException("revocation in Redis: not readable", broken);
        }
        throw new IllegalStateException("revocation in Redis: of an unknown kind");
    }
}
