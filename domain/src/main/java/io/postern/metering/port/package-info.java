/** What metering needs of the world. */
@NullMarked
package io.postern.metering.port;

import org.jspecify.annotations.NullMarked;
