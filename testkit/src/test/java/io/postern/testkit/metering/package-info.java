@NullMarked
package io.postern.testkit.metering;

import org.jspecify.annotations.NullMarked;
