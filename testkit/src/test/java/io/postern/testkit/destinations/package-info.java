@NullMarked
package io.postern.testkit.destinations;

import org.jspecify.annotations.NullMarked;
