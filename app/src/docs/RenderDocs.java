import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Makes the pages that a running Postern shows under {@code /openapi/docs} of the Markdown files of a folder: {@code
 * RenderDocs FROM TO}. The build runs it as it stands.
 *
 * <p>HTML in Markdown is escaped, and comments are left out. Links to what is not served are shown as their text.
 */
public final class RenderDocs {

    private static final String HOME = "/openapi/docs/";
    private static final String LOCAL = "http://localhost:8080/";
    private static final URI DOCS = URI.create("file:///docs/");
    private static final URI DOCUMENT = URI.create("file:///openapi/openapi.yaml");

    private final Parser parser =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private final HtmlRenderer renderer = HtmlRenderer.builder()
            .extensions(List.of(TablesExtension.create()))
            .escapeHtml(true)
            .sanitizeUrls(true)
            .attributeProviderFactory(_ -> new Ids()::name)
            .build();

    /** Titles by the pages' names, such as {@code adr/0001-x.html}. */
    private final Map<String, String> titles = new TreeMap<>();

    public static void main(String[] folders) throws IOException {
        new RenderDocs().render(Path.of(folders[0]), Path.of(folders[1]));
    }

    private void render(Path from, Path to) throws IOException {
        removeOld(to);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                String name = from.relativize(file).toString().replace('\\', '/');
                page(name, Files.readString(file), to);
            }
        }
        listFolders(to);
    }

    private void page(String name, String markdown, Path to) throws IOException {
        Node page = parser.parse(markdown);
        page.accept(new Served(DOCS.resolve(name)));
        Title title = new Title();
        page.accept(title);
        titles.put(html(name), title.text);
        write(to.resolve(html(name)), title.text, renderer.render(page));
    }

    /** A folder without a page of its own gets a list of those that are in it. */
    private void listFolders(Path to) throws IOException {
        Map<String, List<String>> folders = new TreeMap<>();
        for (String name : titles.keySet())
            folders.computeIfAbsent(name.substring(0, name.lastIndexOf('/') + 1), _ -> new ArrayList<>())
                    .add(name);
        for (Map.Entry<String, List<String>> folder : folders.entrySet()) {
            String index = folder.getKey() + "index.html";
            if (titles.containsKey(index)) continue;
            list(to.resolve(index), folder.getKey(), folder.getValue());
        }
        list(to.resolve("all.html"), "All pages", titles.keySet());
    }

    private void list(Path file, String title, Collection<String> names) throws IOException {
        String list = names.stream()
                .map(name -> "<li><a href=\"%s%s\">%s</a></li>\n".formatted(HOME, name, escaped(titles.get(name))))
                .collect(Collectors.joining());
        write(file, title, "<h1>" + escaped(title) + "</h1>\n<ul>\n" + list + "</ul>\n");
    }

    private static void write(Path file, String title, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s – Postern</title>
            <link rel="stylesheet" href="%sdocs.css">
            <link rel="icon" href="data:,">
            </head>
            <body>
            <nav><a href="%s">Documentation</a> <a href="%sall.html">All pages</a> <a href="/openapi">API</a></nav>
            <main>
            %s</main>
            </body>
            </html>
            """.formatted(escaped(title), HOME, HOME, HOME, content));
    }

    private static void removeOld(Path to) throws IOException {
        if (!Files.exists(to)) return;
        try (Stream<Path> files = Files.walk(to)) {
            files.filter(file -> file.toString().endsWith(".html")).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static String html(String name) {
        return name.replaceFirst("(^|/)README\\.md$", "$1index.html").replaceFirst("\\.md$", ".html");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Makes the links of a page those of what is served, and takes its comments out. */
    private static final class Served extends AbstractVisitor {

        private final URI page;

        Served(URI page) {
            this.page = page;
        }

        @Override
        public void visit(HtmlBlock block) {
            if (block.getLiteral().startsWith("<!--")) block.unlink();
        }

        @Override
        public void visit(Link link) {
            String destination = link.getDestination();
            if (destination.startsWith(LOCAL)) link.setDestination(destination.substring(LOCAL.length() - 1));
            if (destination.startsWith("#") || destination.matches("https?://.*")) return;
            URI target = page.resolve(destination);
            String path = DOCS.relativize(target).getPath();
            if (target.equals(DOCUMENT)) {
                link.setDestination(DOCUMENT.getPath());
            } else if (target.getPath().startsWith(DOCS.getPath())) {
                String anchor = target.getRawFragment() == null ? "" : "#" + target.getRawFragment();
                link.setDestination(HOME + html(path) + anchor);
            } else {
                asText(link);
            }
        }

        private static void asText(Link link) {
            Node child = link.getFirstChild();
            while (child != null) {
                Node next = child.getNext();
                link.insertBefore(child);
                child = next;
            }
            link.unlink();
        }
    }

    /** The text of the first heading. */
    private static final class Title extends AbstractVisitor {

        private String text = "";

        @Override
        public void visit(Heading heading) {
            if (text.isEmpty()) text = Words.of(heading);
        }
    }

    /** Ids of headings, as the places that show Markdown make them. */
    private static final class Ids {

        private final Map<String, Integer> used = new HashMap<>();

        void name(Node node, String tag, Map<String, String> attributes) {
            if (!(node instanceof Heading heading)) return;
            String id = Words.of(heading)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-');
            int before = used.merge(id, 1, Integer::sum) - 1;
            attributes.put("id", before == 0 ? id : id + "-" + before);
        }
    }

    private static final class Words extends AbstractVisitor {

        private final StringBuilder text = new StringBuilder();

        static String of(Node node) {
            Words words = new Words();
            node.accept(words);
            return words.text.toString();
        }

        @Override
        public void visit(Text part) {
            text.append(part.getLiteral());
        }

        @Override
        public void visit(Code part) {
            text.append(part.getLiteral());
        }
    }
}
