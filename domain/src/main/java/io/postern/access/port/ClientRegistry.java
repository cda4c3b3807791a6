package io.postern.access.port;

import io.postern.access.model.Addition;
import io.postern.access.model.Client;
import io.postern.access.model.ClientId;
import io.postern.shared.PortUnavailable;
import java.util.List;
import java.util.Optional;

/** Keeps the clients that operators register, for all replicas. Secrets in it are of no use to who steals the store. */
public interface ClientRegistry {

    /** Most clients; a bound on what {@link #list} answers. */
    int CLIENTS_MAX = 1000;

    /**
     * The client of that id; nothing when there is none.
     *
     * @throws PortUnavailable when the registry cannot be asked
     */
    Optional<Client> find(ClientId id);

    /**
     * All clients, by id.
     *
     * @throws PortUnavailable when the registry cannot be asked
     */
    List<Client> list();

    /**
     * Keeps a client if there is none of its id; of several at once, one is added.
     *
     * @throws PortUnavailable when the registry cannot be asked; the client may or may not be kept then
     */
    Addition add(Client client);

    /**
     * Keeps a client in the place of the one of the same id as it was found; of several at once, one does.
     *
     * @return whether {@code before} was still what is kept; if not, nothing is changed
     * @throws PortUnavailable when the registry cannot be asked; the client may or may not be kept then
     */
    boolean replace(Client before, Client after);

    /**
     * Forgets a client as it was found.
     *
     * @return whether it was still what is kept; if not, nothing is changed
     * @throws PortUnavailable when the registry cannot be asked
     */
    boolean remove(Client before);

    /**
     * Forgets a client, whatever is kept of it.
     *
     * @return whether there was one
     * @throws PortUnavailable when the registry cannot be asked
     */
    boolean remove(ClientId id);
}
