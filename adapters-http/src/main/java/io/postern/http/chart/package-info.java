/** Lines over time as pictures. */
@NullMarked
package io.postern.http.chart;

import org.jspecify.annotations.NullMarked;
