/** A real browser and the pages that it opens. */
@NullMarked
package io.postern.testkit.browser;

import org.jspecify.annotations.NullMarked;
