package io.postern.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.cleanup.CsvReader.Ending;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;
import org.junit.jupiter.api.Test;

final class CsvReaderTest {

    @Test
    void quotesCommasAndLineBreaksStandInQuotes() {
        assertThat(read("a,\"b,c\",\"d\"\"e\"\"\",\"f\r\ng\nh\"\r\ni,,\r\n"))
                .containsExactly(List.of("a", "b,c", "d\"e\"", "f\r\ng\nh"), List.of("i", "", ""));
    }

    @Test
    void linesEndInAnyOfThreeWaysAndTheLastNeedNot() {
        assertThat(read("a,b\nc\r\nd\re")).containsExactly(List.of("a", "b"), List.of("c"), List.of("d"), List.of("e"));
    }

    @Test
    void blankLinesAreSkippedAndEmptyFieldsAreNot() {
        assertThat(read("\n\na\n\r\n\"\"\n,\n")).containsExactly(List.of("a"), List.of(""), List.of("", ""));
        assertThat(read("")).isEmpty();
    }

    @Test
    void whatTheRfcForbidsIsReadAsPythonReadsIt() {
        assertThat(read("a\"b,\"c\"d,\"e\"\"f\" \"g\"\n")).containsExactly(List.of("a\"b", "cd", "e\"f \"g\""));
    }

    @Test
    void aTextThatEndsInQuotesSaysSoAndLosesThatRecord() {
        CsvReader reader = new CsvReader(new StringReader("a,b\nc,\"d"));

        assertThat(all(reader)).containsExactly(List.of("a", "b"));
        assertThat(reader.ending()).isEqualTo(Ending.IN_QUOTES);
    }

    @Test
    void aTextThatEndsBehindQuotesIsWhole() {
        CsvReader reader = new CsvReader(new StringReader("a,\"b\""));

        assertThat(all(reader)).containsExactly(List.of("a", "b"));
        assertThat(reader.ending()).isEqualTo(Ending.WHOLE);
    }

    @Test
    void aFieldThatNeverEndsIsNotHeld() {
        CsvReader reader = new CsvReader(new Endless("a,b\n\"", 'x'));

        assertThat(all(reader)).containsExactly(List.of("a", "b"));
        assertThat(reader.ending()).isEqualTo(Ending.TOO_LONG);
    }

    @Test
    void aRecordThatNeverEndsIsNotHeld() {
        CsvReader reader = new CsvReader(new Endless("a,b\n", ','));

        assertThat(all(reader)).containsExactly(List.of("a", "b"));
        assertThat(reader.ending()).isEqualTo(Ending.TOO_LONG);
    }

    @Test
    void theLongestFieldIsRead() {
        String longest = "x".repeat(CsvReader.FIELD_CHARS_MAX);

        assertThat(read("a," + longest + "\nb,\"" + longest + "\"\n"))
                .containsExactly(List.of("a", longest), List.of("b", longest));
    }

    @Property
    void whatALibraryWritesIsReadEqual(@ForAll("records") List<List<String>> records, @ForAll boolean quoteAll)
            throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setQuoteMode(quoteAll ? QuoteMode.ALL : QuoteMode.MINIMAL)
                .get();
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            for (List<String> record : records) printer.printRecord(record);
        }

        assertThat(read(text.toString())).isEqualTo(records);
    }

    @Property
    void whatALibraryReadsIsReadEqual(@ForAll("texts") String text) throws IOException {
        List<List<String>> expected = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(
                text, CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get())) {
            for (CSVRecord record : parser) expected.add(record.toList());
        }

        assertThat(read(text)).isEqualTo(expected);
    }

    @Property
    void anyTextComesToAnEnd(@ForAll String text) {
        assertThat(read(text).stream()
                        .flatMap(List::stream)
                        .mapToInt(String::length)
                        .sum())
                .isLessThanOrEqualTo(text.length());
    }

    @Provide
    Arbitrary<List<List<String>>> records() {
        return field().list().ofMinSize(1).ofMaxSize(9).list().ofMaxSize(20);
    }

    /** Fields that are quoted where they must be, with line ends of all kinds between records. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> plain =
                Arbitraries.strings().withChars("ab \u00e9\u4e00").ofMaxLength(5);
        Arbitrary<String> quoted = field().map(field -> "\"" + field.replace("\"", "\"\"") + "\"");
        Arbitrary<String> line = Arbitraries.oneOf(plain, quoted)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(fields -> String.join(",", fields));
        return line.flatMap(text -> Arbitraries.of("\n", "\r\n", "\r").map(end -> text + end))
                .list()
                .ofMaxSize(20)
                .map(lines -> String.join("", lines));
    }

    private static Arbitrary<String> field() {
        return Arbitraries.strings()
                .withChars("ab,\"\r\n \u00e9\u4e00\ud83d\ude00")
                .ofMaxLength(12);
    }

    private static List<List<String>> read(String text) {
        return all(new CsvReader(new StringReader(text)));
    }

    private static List<List<String>> all(CsvReader reader) {
        List<List<String>> records = new ArrayList<>();
        try {
            Optional<List<String>> record = reader.next();
            while (record.isPresent()) {
                records.add(record.get());
                record = reader.next();
            }
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return records;
    }

    /** A text that goes on with one character for ever. */
    private static final class Endless extends Reader {
        private final String start;
        private final char more;
        private int at;

        Endless(String start, char more) {
            this.start = start;
            this.more = more;
        }

        @Override
        public int read(char[] into, int from, int length) {
            for (int i = 0; i < length; i++, at++) into[from + i] = at < start.length() ? start.charAt(at) : more;
            return length;
        }

        @Override
        public void close() {}
    }
}
