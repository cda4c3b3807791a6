/**
 * Whether what is sent arrives, and how soon. A <em>probe</em> sends a <em>mark</em> of each kind of record through a
 * gate, and looks until each can be read back from the destination, or time is over.
 */
@NullMarked
package io.postern.probe;

import org.jspecify.annotations.NullMarked;
