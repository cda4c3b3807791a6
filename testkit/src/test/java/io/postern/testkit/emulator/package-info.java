@NullMarked
package io.postern.testkit.emulator;

import org.jspecify.annotations.NullMarked;
