@NullMarked
package io.postern.metering;

import org.jspecify.annotations.NullMarked;
