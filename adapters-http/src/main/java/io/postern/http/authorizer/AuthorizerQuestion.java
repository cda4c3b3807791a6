package io.postern.http.authorizer;

import io.postern.metering.model.AuthorizerEvent;

/**
 * What API Gateway asked, and in which form.
 *
 * @param simple whether the payload's format knows simple answers
 */
record AuthorizerQuestion(AuthorizerEvent event, boolean simple) {}
