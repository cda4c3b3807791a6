/** Tests of {@link io.postern.redis.destinations}. */
@NullMarked
package io.postern.redis.destinations;

import org.jspecify.annotations.NullMarked;
