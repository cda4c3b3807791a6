/** From a process's environment to a running gate, or to sentences that say why there is none. */
@NullMarked
package io.postern.app.boot;

import org.jspecify.annotations.NullMarked;
