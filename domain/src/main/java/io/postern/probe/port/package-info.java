/** What the probe context needs of the world. */
@NullMarked
package io.postern.probe.port;

import org.jspecify.annotations.NullMarked;
