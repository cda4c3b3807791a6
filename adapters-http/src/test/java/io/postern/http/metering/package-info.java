@NullMarked
package io.postern.http.metering;

import org.jspecify.annotations.NullMarked;
