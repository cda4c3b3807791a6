@NullMarked
package io.postern.redis.metering;

import org.jspecify.annotations.NullMarked;
