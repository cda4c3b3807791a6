@NullMarked
package io.postern.metering.model;

import org.jspecify.annotations.NullMarked;
