/** Tests of the boot. */
@NullMarked
package io.postern.app.boot;

import org.jspecify.annotations.NullMarked;
