/** What Amazon API Gateway asks an authorizer, over HTTP. */
@NullMarked
package io.postern.http.authorizer;

import org.jspecify.annotations.NullMarked;
