package io.postern.destinations.model;

import java.util.regex.Pattern;

/** The public half of an AWS access key; it prints as its last four characters, for it is nobody's business either. */
public record AccessKeyId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Z0-9]{16,128}");
    private static final int SHOWN = 4;

    public AccessKeyId {
        if (!FORM.matcher(value).matches())
            throw new IllegalArgumentException("accessKeyId: not usable (expected: 16 to 128 of A-Z 0-9)");
    }

    /** Its last four characters after as many stars as tell nothing of its length. */
    public String masked() {
        return "****" + value.substring(value.length() - SHOWN);
    }

    @Override
    public String toString() {
        return masked();
    }
}
