@NullMarked
package io.postern.aws.destinations;

import org.jspecify.annotations.NullMarked;
