/** Checks of what runs Postern elsewhere. */
@NullMarked
package io.postern.deploy;

import org.jspecify.annotations.NullMarked;
