package io.postern.aws.cleanup;

import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** An object as it comes. Closed before its end, it gives up its connection: to keep it, the rest would have to be read. */
final class ObjectBytes extends FilterInputStream {

    private final ResponseInputStream<GetObjectResponse> object;
    private boolean atEnd;

    ObjectBytes(ResponseInputStream<GetObjectResponse> object) {
        super(object);
        this.object = object;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        try {
            int count = super.read(into, from, length);
            atEnd |= count < 0;
            return count;
        } catch (SdkException broken) { // interrupted, or not what its checksum says
            throw new IOException("the object cannot be read on", broken);
        }
    }

    @Override
    public void close() throws IOException {
        if (atEnd) super.close();
        else object.abort();
    }
}
