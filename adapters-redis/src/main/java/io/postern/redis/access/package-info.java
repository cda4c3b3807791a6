/** Access on Redis: used and revoked tokens, clients, operators, quotas and rates that all replicas share. */
@NullMarked
package io.postern.redis.access;

import org.jspecify.annotations.NullMarked;
