package io.postern.access.model;

import java.time.Instant;

/** Takes tokens back that are valid by their own words. A revocation stands; nothing undoes one. */
public sealed interface Revocation {

    /** First instant at which it may be forgotten, because whatever it stops has expired by then. */
    Instant until();

    /** Whether it takes this token back. */
    boolean stops(AccessToken token);

    /** Takes one token back. */
    record OfToken(TokenId id, Instant until) implements Revocation {

        @Override
        public boolean stops(AccessToken token) {
            return token.id().equals(id);
        }
    }

    /**
     * Takes all tokens of a client back that are older than an instant.
     *
     * @param before tokens issued then or later stay
     */
    record OfClient(ClientId client, Instant before, Instant until) implements Revocation {

        @Override
        public boolean stops(AccessToken token) {
            return token.client().equals(client) && token.issuedAt().isBefore(before);
        }
    }

    /**
     * Takes all tokens of everybody back that are older than an instant.
     *
     * @param before tokens issued then or later stay
     */
    record OfEverybody(Instant before, Instant until) implements Revocation {

        @Override
        public boolean stops(AccessToken token) {
            return token.issuedAt().isBefore(before);
        }
    }
}
