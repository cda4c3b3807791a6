@NullMarked
package io.postern.locate;

import org.jspecify.annotations.NullMarked;
