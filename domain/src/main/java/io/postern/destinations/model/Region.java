package io.postern.destinations.model;

import java.util.regex.Pattern;

/**
 * A region of AWS, such as {@code eu-central-1}. Any that has the form of one of AWS's partitions is taken, so that a
 * region that AWS opens tomorrow is; whether there is such a region only a call can tell.
 */
public record Region(String value) {

    /** The forms in the partitions file of AWS's SDKs. */
    private static final Pattern FORM = Pattern.compile(
            "(us|eu|ap|sa|ca|me|af|il|mx|cn|us-gov|us-iso|us-isob|us-isof|eu-isoe|eusc-de)-[a-z]{3,12}-[0-9]{1,2}");

    public Region {
        if (!FORM.matcher(value).matches())
            throw new IllegalArgumentException("region: not one of AWS (expected: such as eu-central-1)");
    }

    @Override
    public String toString() {
        return value;
    }
}
