package io.postern.telemetry;

import java.util.List;

/**
 * What goes out as one datum or one event.
 *
 * @param members the records that it was made of: one, which it then is, or several that were merged
 */
record Parcel<R>(R content, List<Place> members) {}
