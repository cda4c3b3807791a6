@NullMarked
package io.postern.http.cors;

import org.jspecify.annotations.NullMarked;
