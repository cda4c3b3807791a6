@NullMarked
package org.example.postern.postgres;

import org.jspecify.annotations.NullMarked;
