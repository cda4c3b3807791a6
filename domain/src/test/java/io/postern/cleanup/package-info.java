@NullMarked
package io.postern.cleanup;

import org.jspecify.annotations.NullMarked;
