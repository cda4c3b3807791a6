@NullMarked
package io.postern.destinations;

import org.jspecify.annotations.NullMarked;
