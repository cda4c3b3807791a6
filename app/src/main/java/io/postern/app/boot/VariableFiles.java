package io.postern.app.boot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the files that hold values of variables: {@code NAME_FILE=/run/secrets/x} stands for {@code NAME} with what that
 * file holds, as containers are given their secrets. Variables that are not Postern's are let be, since others have the
 * same ending and mean something else by it: {@code AWS_WEB_IDENTITY_TOKEN_FILE} names a file that the SDK itself reads.
 */
final class VariableFiles {

    static final String ENDING = "_FILE";
    private static final String OURS = "POSTERN_";

    /** What has no key of ours, and is a secret all the same. */
    private static final Set<String> OF_AWS = Set.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN");

    /** Some keys at once, or a URL with a password: whatever is larger is another file than was meant. */
    private static final int BYTES_MAX = 64 * 1024;

    private final Map<String, String> given;
    private final Map<String, String> read;
    private final List<String> sentences = new ArrayList<>();

    private VariableFiles(Map<String, String> given) {
        this.given = given;
        this.read = new LinkedHashMap<>(given);
    }

    /**
     * The variables, with values in the place of the files that hold them; an empty variable counts as unset.
     *
     * @throws BootFailure when a file cannot be used, or a variable is set both ways; it never quotes a file
     */
    static Map<String, String> read(Map<String, String> variables) {
        VariableFiles files = new VariableFiles(variables);
        variables.keySet().stream().filter(VariableFiles::namesAFile).sorted().forEach(files::replace);
        if (!files.sentences.isEmpty()) throw new BootFailure(files.sentences);
        return files.read;
    }

    private static boolean namesAFile(String variable) {
        if (!variable.endsWith(ENDING)) return false;
        String name = withoutEnding(variable);
        return name.startsWith(OURS) || Keys.BY_VARIABLE.containsKey(name) || OF_AWS.contains(name);
    }

    private void replace(String variable) {
        String name = withoutEnding(variable);
        String path = given.getOrDefault(variable, "").strip();
        read.remove(variable);
        if (path.isEmpty()) return;
        if (!given.getOrDefault(name, "").isBlank())
            sentences.add("%s and %s are both set (expected: one of them). Take one away.".formatted(name, variable));
        else read.put(name, content(variable, path));
    }

    private String content(String variable, String path) {
        String text;
        try (InputStream file = Files.newInputStream(Path.of(path))) {
            byte[] bytes = file.readNBytes(BYTES_MAX + 1);
            if (bytes.length > BYTES_MAX) {
                refuse(variable, path, "holds more than " + BYTES_MAX + " bytes");
                return "";
            }
            // Not new String, which puts question marks in the place of what is no text.
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IOException | InvalidPathException unreadable) {
            refuse(variable, path, "cannot be read as UTF-8 text");
            return "";
        }
        String value = text.replaceFirst("[\r\n]+$", "");
        if (value.isBlank()) refuse(variable, path, "is empty");
        return value;
    }

    private void refuse(String variable, String path, String why) {
        sentences.add("%s: %s %s (expected: a file that holds the value of %s)."
                .formatted(variable, path, why, withoutEnding(variable)));
    }

    private static String withoutEnding(String variable) {
        return variable.substring(0, variable.length() - ENDING.length());
    }
}
