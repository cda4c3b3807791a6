@NullMarked
package io.postern.http.access;

import org.jspecify.annotations.NullMarked;
