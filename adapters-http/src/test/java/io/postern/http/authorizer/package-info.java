@NullMarked
package io.postern.http.authorizer;

import org.jspecify.annotations.NullMarked;
