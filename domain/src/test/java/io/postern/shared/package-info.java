@NullMarked
package io.postern.shared;

import org.jspecify.annotations.NullMarked;
