package io.postern.http.cleanup;

import io.micronaut.http.HttpRequest;
import io.postern.cleanup.model.Author;
import io.postern.http.access.CallingOperator;

/** Who changes the allowlist by a request. */
final class Authors {

    private Authors() {}

    /** The operator that its key proves; the field {@code owner} of an entry is whatever somebody writes there. */
    static Author of(HttpRequest<?> request) {
        return new Author(CallingOperator.of(request).value());
    }
}
