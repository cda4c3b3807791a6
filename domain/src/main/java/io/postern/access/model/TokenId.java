package io.postern.access.model;

/** The identity of one access token ({@code jti} of RFC 7519); unique for as long as tokens live. */
public record TokenId(String value) {

    public TokenId {
        if (value.isBlank()) throw new IllegalArgumentException("token id: blank (expected: text)");
    }
}
