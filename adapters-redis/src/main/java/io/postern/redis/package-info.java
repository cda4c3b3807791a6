/** What Postern keeps in Redis. This package holds the way there; the sub-packages hold the adapters, one per context. */
@NullMarked
package io.postern.redis;

import org.jspecify.annotations.NullMarked;
