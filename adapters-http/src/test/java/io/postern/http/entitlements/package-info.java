@NullMarked
package io.postern.http.entitlements;

import org.jspecify.annotations.NullMarked;
