/** Checks of the Helm chart and its page. */
@NullMarked
package io.postern.deploy;

import org.jspecify.annotations.NullMarked;
