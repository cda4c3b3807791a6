@NullMarked
package io.postern.access;

import org.jspecify.annotations.NullMarked;
