/** The nouns of locate: machines and their names, services, targets and their URLs, places on the Earth. */
@NullMarked
package io.postern.locate.model;

import org.jspecify.annotations.NullMarked;
