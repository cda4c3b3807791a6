/** Locate on Redis: live machines that all replicas share. */
@NullMarked
package io.postern.redis.locate;

import org.jspecify.annotations.NullMarked;
