@NullMarked
package io.postern.testkit.access;

import org.jspecify.annotations.NullMarked;
