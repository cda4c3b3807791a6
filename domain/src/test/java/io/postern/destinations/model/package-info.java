@NullMarked
package io.postern.destinations.model;

import org.jspecify.annotations.NullMarked;
