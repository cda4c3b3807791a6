/** Emulators of AWS that nobody here wrote, so that our own stand-in cannot be wrong alone. */
@NullMarked
package io.postern.testkit.emulator;

import org.jspecify.annotations.NullMarked;
