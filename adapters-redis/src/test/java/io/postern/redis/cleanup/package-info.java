/** Tests of {@link io.postern.redis.cleanup}. */
@NullMarked
package io.postern.redis.cleanup;

import org.jspecify.annotations.NullMarked;
