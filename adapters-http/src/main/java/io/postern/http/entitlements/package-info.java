/** What clients of APIs may call, over HTTP, for operators. */
@NullMarked
package io.postern.http.entitlements;

import org.jspecify.annotations.NullMarked;
