/** What the ports of locate promise. */
@NullMarked
package io.postern.testkit.locate;

import org.jspecify.annotations.NullMarked;
