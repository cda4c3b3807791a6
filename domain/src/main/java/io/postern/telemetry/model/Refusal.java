package io.postern.telemetry.model;

/**
 * One thing that is wrong with a submission.
 *
 * @param index position of the record in the submission, from zero; {@link #WHOLE} when it is not about one record
 * @param field the member at fault, as the sender spells it, for example {@code Dimensions[2].Name}
 * @param message what was found and what was expected, in a sentence that can be shown; holds no payload beyond a name
 */
public record Refusal(Reason reason, int index, String field, String message) {

    /** The index of a refusal that is about the submission and not about one of its records. */
    public static final int WHOLE = -1;

    /** A refusal of the whole submission. */
    public static Refusal ofWhole(Reason reason, String field, String message) {
        return new Refusal(reason, WHOLE, field, message);
    }
}
