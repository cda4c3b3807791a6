package io.postern.telemetry.model;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which records of a submission, as it was accepted, are left of it: the answer to a receipt counts them by these
 * numbers. Nearly always all are left, which costs nothing.
 */
public final class RecordNumbers {

    /** Every record stands where it stood. */
    public static final RecordNumbers ALL = new RecordNumbers(null);

    private final @Nullable List<Integer> numbers;

    private RecordNumbers(@Nullable List<Integer> numbers) {
        this.numbers = numbers;
    }

    /** Only these, from zero, in the order in which the records stand. */
    public static RecordNumbers of(List<Integer> numbers) {
        return new RecordNumbers(List.copyOf(numbers));
    }

    /** The number that the record at this place had. */
    public int at(int place) {
        return numbers == null ? place : numbers.get(place);
    }

    /** What is left when only the records at these places are. */
    public RecordNumbers part(List<Integer> places) {
        return of(places.stream().map(this::at).toList());
    }

    /** The numbers of so many records. */
    public List<Integer> of(int records) {
        return numbers == null ? IntStream.range(0, records).boxed().toList() : numbers;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordNumbers that
                && (numbers == null ? that.numbers == null : numbers.equals(that.numbers));
    }

    @Override
    public int hashCode() {
        return numbers == null ? 0 : numbers.hashCode();
    }

    @Override
    public String toString() {
        return numbers == null ? "all" : numbers.toString();
    }
}
