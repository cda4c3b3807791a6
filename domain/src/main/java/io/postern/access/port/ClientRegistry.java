package io.postern.access.port;

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
     * Keeps a client in the place of one of the same id; of several at once, one stands.
     *
     * @return whether there was room: at {@link #CLIENTS_MAX} no new one is kept
     * @throws PortUnavailable when the registry cannot be asked; the client may or may not be kept then
     */
    boolean put(Client client);

    /**
     * Forgets a client.
     *
     * @return whether there was one
     * @throws PortUnavailable when the registry cannot be asked
     */
    boolean remove(ClientId id);
}
