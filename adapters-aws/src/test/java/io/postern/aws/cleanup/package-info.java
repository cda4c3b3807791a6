@NullMarked
package io.postern.aws.cleanup;

import org.jspecify.annotations.NullMarked;
