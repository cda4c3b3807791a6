@NullMarked
package io.postern.testkit;

import org.jspecify.annotations.NullMarked;
