package io.postern.lambda;

/** What API Gateway answers with 401: it looks for exactly this message. */
final class Unauthorized extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unauthorized() {
        super("Unauthorized");
    }
}
