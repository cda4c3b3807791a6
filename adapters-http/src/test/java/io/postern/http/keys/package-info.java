@NullMarked
package io.postern.http.keys;

import org.jspecify.annotations.NullMarked;
