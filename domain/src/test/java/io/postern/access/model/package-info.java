@NullMarked
package io.postern.access.model;

import org.jspecify.annotations.NullMarked;
