/** What locate needs from the outside: a memory of the machines that are live. */
@NullMarked
package io.postern.locate.port;

import org.jspecify.annotations.NullMarked;
