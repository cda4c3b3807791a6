/** A gate to knock at: a real server over the memory adapters, and clients that say exactly what a test wants said. */
@NullMarked
package io.postern.http;

import org.jspecify.annotations.NullMarked;
