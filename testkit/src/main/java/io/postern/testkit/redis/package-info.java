/** A real Redis for tests: from a container, from the PATH or from a bundled binary, and never none. */
@NullMarked
package io.postern.testkit.redis;

import org.jspecify.annotations.NullMarked;
