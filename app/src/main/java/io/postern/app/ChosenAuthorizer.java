package io.postern.app;

import io.micronaut.context.annotation.Context;
import io.postern.http.authorizer.AuthorizerKeys;
import io.postern.metering.AuthorizeCall;

/** Makes the authorizer at boot, so that a key that is too short stops the boot and not the first call. */
@Context
record ChosenAuthorizer(AuthorizeCall authorizeCall, AuthorizerKeys keys) {}
