@NullMarked
package io.postern.testkit.fuzz;

import org.jspecify.annotations.NullMarked;
