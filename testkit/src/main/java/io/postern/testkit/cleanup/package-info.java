/** What the ports of the cleanup promise. */
@NullMarked
package io.postern.testkit.cleanup;

import org.jspecify.annotations.NullMarked;
