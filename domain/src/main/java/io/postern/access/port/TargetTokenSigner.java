package io.postern.access.port;

import io.postern.access.model.TargetToken;

/** Signs tokens that others verify, with the key that signs at the moment. */
public interface TargetTokenSigner {

    /** The token as a compact text without spaces or quotes, safe in JSON, in a header and in a URL's query. */
    String sign(TargetToken token);
}
