/** How AWS is reached, and how its failures are read. */
@NullMarked
package io.postern.aws;

import org.jspecify.annotations.NullMarked;
