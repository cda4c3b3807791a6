@NullMarked
package io.postern.http.chart;

import org.jspecify.annotations.NullMarked;
