/** The ports of the cleanup inside one process. */
@NullMarked
package io.postern.cleanup.memory;

import org.jspecify.annotations.NullMarked;
