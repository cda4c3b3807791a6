package org.example.postern.postgres;

import io.postern.testkit.TemporaryFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL that a library carries, unpacked once for each JVM. */
final class EmbeddedPrograms {

    private static final boolean FITS = System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").toLowerCase(Locale.ROOT).equals("amd64");
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final int EXECUTABLE = 0100;

    private EmbeddedPrograms() {}

    /** Where {@code initdb} and {@code postgres} are; nothing on another system than the library's. */
    static Optional<Path> folder() {
        return FITS ? Optional.of(Unpacked.FOLDER.file("bin")) : Optional.empty();
    }

    private static final class Unpacked {

        static final TemporaryFolder FOLDER = unpack();

        private static TemporaryFolder unpack() {
            TemporaryFolder folder = TemporaryFolder.create("postgres-programs");
            Runtime.getRuntime().addShutdownHook(new Thread(folder::close));
            LocalPostgres.give(folder.path());
            try (InputStream archive = EmbeddedPrograms.class.getResourceAsStream(ARCHIVE);
                    TarArchiveInputStream files = new TarArchiveInputStream(new XZInputStream(archive))) {
                for (TarArchiveEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry())
                    write(folder, entry, files);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return folder;
        }

        private static void write(TemporaryFolder folder, TarArchiveEntry entry, InputStream content)
                throws IOException {
            Path file = folder.file(entry.getName()).normalize();
            if (entry.isDirectory()) {
                Files.createDirectories(file);
                return;
            }
            Files.createDirectories(file.getParent());
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                return;
            }
            Files.copy(content, file);
            boolean executable = (entry.getMode() & EXECUTABLE) != 0;
            if (executable && !file.toFile().setExecutable(true, false))
                throw new IOException(file + ": cannot be made executable");
        }
    }
}
