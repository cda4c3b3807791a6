@NullMarked
package io.postern.http.destinations;

import org.jspecify.annotations.NullMarked;
