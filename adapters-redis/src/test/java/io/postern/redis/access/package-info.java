/** Tests of access on Redis. */
@NullMarked
package io.postern.redis.access;

import org.jspecify.annotations.NullMarked;
