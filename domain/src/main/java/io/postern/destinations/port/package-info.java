/** What destinations need of the world. */
@NullMarked
package io.postern.destinations.port;

import org.jspecify.annotations.NullMarked;
