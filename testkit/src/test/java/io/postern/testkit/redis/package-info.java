@NullMarked
package io.postern.testkit.redis;

import org.jspecify.annotations.NullMarked;
