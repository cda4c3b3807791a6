@NullMarked
package io.postern.locate.model;

import org.jspecify.annotations.NullMarked;
