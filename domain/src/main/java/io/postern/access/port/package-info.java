/** What access needs from the outside: a memory of used tokens, a signer, and a counter of calls. */
@NullMarked
package io.postern.access.port;

import org.jspecify.annotations.NullMarked;
