/** What every test may stand on, whatever it tests: a clock that tests move, and waiting without sleeping. */
@NullMarked
package io.postern.testkit;

import org.jspecify.annotations.NullMarked;
