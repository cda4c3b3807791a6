/** Request bodies: from bytes in any accepted form to one small tree, within bounds. */
@NullMarked
package io.postern.http.body;

import org.jspecify.annotations.NullMarked;
