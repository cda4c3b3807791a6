package io.postern.metering.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RoutePatternTest {

    @Test
    void wildcardsMatchAsThoseOfIamDo() {
        matches(true, "/pets", "/pets");
        matches(false, "/pets", "/pets/");
        matches(false, "/pets", "/Pets");
        matches(true, "/pets/*", "/pets/");
        matches(true, "/pets/*", "/pets/7/toys");
        matches(false, "/pets/*", "/pets");
        matches(true, "/p?ts", "/pets");
        matches(true, "/pets?", "/pets/");
        matches(false, "/pets?", "/pets");
        matches(true, "/*/toys", "/pets/7/toys");
        matches(false, "/*/toys", "/pets/7/toys/9");
        matches(true, "/*", "/");
        matches(true, "/a*b*c", "/a/b/b/c");
        matches(true, "/a%2Fb", "/a%2Fb");
        matches(false, "/a%2Fb", "/a/b");
    }

    @Test
    void whatIamCannotSayIsRefusedWithTheReason() {
        IllegalArgumentException wrong =
                assertThrows(IllegalArgumentException.class, () -> new RoutePattern("/pets/{id}"));

        assertTrue(String.valueOf(wrong.getMessage()).contains("cannot be said in an IAM policy"));
    }

    @Test
    void whatIsNoPathIsRefused() {
        for (String text :
                List.of("", "pets", "/pets/${aws:x}", "/a b", "/a\n", "/\u00e9", "/" + "x".repeat(256), "/\""))
            assertThrows(IllegalArgumentException.class, () -> new RoutePattern(text), text);
    }

    private static void matches(boolean expected, String pattern, String path) {
        assertEquals(expected, new RoutePattern(pattern).matches(path), pattern + " and " + path);
    }
}
