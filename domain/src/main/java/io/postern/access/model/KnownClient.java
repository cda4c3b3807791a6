package io.postern.access.model;

/**
 * A client and who said that there is one.
 *
 * @param configured whether configuration names it, so that operators cannot change it; otherwise an operator registered it
 */
public record KnownClient(Client client, boolean configured) {}
