/** What the cleanup needs of the world. */
@NullMarked
package io.postern.cleanup.port;

import org.jspecify.annotations.NullMarked;
