package milaan.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.dhatim.fastexcel.Workbook;

/**
 * Writes {@code workpaper.xlsx}, sheet after sheet, rows as they come. The same rows give the same bytes: nothing in the file says
 * when it was made. The file appears when the workpaper is closed.
 */
public final class Workpaper implements AutoCloseable {

    private static final String PROPERTIES = "docProps/core.xml";
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Path path;
    private final Path aside;
    private final OutputStream out;
    private final Workbook workbook;
    private WorkpaperSheet open;

    /** @param path of the workbook; one that is there is replaced */
    public Workpaper(Path path) {
        this.path = path;
        this.aside = path.resolveSibling(path.getFileName() + ".part");
        try {
            this.out = Files.newOutputStream(aside);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.workbook = new Workbook(out, "Milaan", null);
    }

    /** A sheet with its heading, to be filled before the next is asked for. */
    public WorkpaperSheet sheet(String name, List<String> columns) {
        return sheet(name, columns, Map.of());
    }

    /**
     * @param input columns that people fill in: highlighted, and with a drop-down where the list of words is not empty
     * @throws IllegalArgumentException when an input column is not among the columns
     */
    public WorkpaperSheet sheet(String name, List<String> columns, Map<String, List<String>> input) {
        finishSheet();
        open = new WorkpaperSheet(workbook, name, columns, new TreeMap<>(input));
        return open;
    }

    /** A whole sheet at once. */
    public void add(String name, List<String> columns, Iterable<? extends List<?>> rows) {
        WorkpaperSheet sheet = sheet(name, columns);
        rows.forEach(sheet::row);
    }

    private void finishSheet() {
        if (open != null) {
            open.finish();
        }
        open = null;
    }

    @Override
    public void close() {
        try {
            finishSheet();
            workbook.close();
            out.close();
            try (ZipFile written = new ZipFile(aside.toFile()); ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
                for (ZipEntry entry : Collections.list(written.entries())) {
                    copyWithoutTime(entry.getName(), written.getInputStream(entry), zip);
                }
            }
            Files.delete(aside);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copyWithoutTime(String name, InputStream in, ZipOutputStream zip) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        if (name.equals(PROPERTIES)) {
            zip.write(withoutTime(in).getBytes(StandardCharsets.UTF_8));
        } else {
            in.transferTo(zip);
        }
        zip.closeEntry();
    }

    private static String withoutTime(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("<dcterms:created[^>]*>[^<]*</dcterms:created>", "");
    }
}
