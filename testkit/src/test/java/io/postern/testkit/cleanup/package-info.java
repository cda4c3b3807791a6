@NullMarked
package io.postern.testkit.cleanup;

import org.jspecify.annotations.NullMarked;
