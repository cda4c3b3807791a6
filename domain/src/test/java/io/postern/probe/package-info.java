@NullMarked
package io.postern.probe;

import org.jspecify.annotations.NullMarked;
