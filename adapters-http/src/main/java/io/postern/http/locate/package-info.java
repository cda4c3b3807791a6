/** Locate over HTTP and websockets, as the programs of m-lab call it. */
@NullMarked
package io.postern.http.locate;

import org.jspecify.annotations.NullMarked;
