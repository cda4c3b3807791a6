@NullMarked
package io.postern.http.cleanup;

import org.jspecify.annotations.NullMarked;
