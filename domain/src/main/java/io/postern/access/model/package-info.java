/** The nouns of access: clients, tokens, what a token is for, and what became of a request for one. */
@NullMarked
package io.postern.access.model;

import org.jspecify.annotations.NullMarked;
