package io.postern.app.command;

import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Keys as files. */
final class KeyFiles {

    private KeyFiles() {}

    /** Writes a new file that only its owner can read; on systems without such permissions, a plain one. */
    static void writePrivate(String name, JWK key) {
        try {
            Path file = Path.of(name);
            boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            FileAttribute<?>[] ownerOnly = {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            };
            // Created before it is filled, so that nobody can open it in between.
            Files.createFile(file, posix ? ownerOnly : new FileAttribute<?>[0]);
            Files.writeString(file, key.toJSONString() + "\n");
        } catch (FileAlreadyExistsException _) {
            throw new CommandFailure(
                    ExitCode.NOT_WRITTEN, name + ": exists (expected: a new file, keys are not overwritten)");
        } catch (IOException | InvalidPathException _) {
            throw notWritten(name);
        }
    }

    /** Writes the public JWK into the directory, under the key's id. */
    static Path writePublic(String directory, SigningKey key) {
        checkId("kid", key.id());
        try {
            Path file = Files.createDirectories(Path.of(directory)).resolve(key.id() + ".json");
            return Files.writeString(file, key.publicJwk().toJSONString() + "\n");
        } catch (IOException | InvalidPathException _) {
            throw notWritten(directory);
        }
    }

    /** An id becomes the name of a file and a part of a URL. */
    static void checkId(String what, String id) {
        if (!id.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}"))
            throw new CommandFailure(
                    ExitCode.INPUT_INVALID,
                    what + ": " + id + " (expected: letters, digits, dots, dashes and underscores, not a dot first)");
    }

    private static CommandFailure notWritten(String name) {
        return new CommandFailure(ExitCode.NOT_WRITTEN, name + ": cannot be written");
    }
}
