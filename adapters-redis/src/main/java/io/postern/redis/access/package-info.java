/** Access on Redis: used tokens, registered clients and rate limits that all replicas share. */
@NullMarked
package io.postern.redis.access;

import org.jspecify.annotations.NullMarked;
