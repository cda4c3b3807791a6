/** The reference adapters of access: everything in this process, lost with it. */
@NullMarked
package io.postern.access.memory;

import org.jspecify.annotations.NullMarked;
