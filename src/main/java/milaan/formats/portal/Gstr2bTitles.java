package milaan.formats.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.apache.commons.csv.CSVRecord;

/**
 * Column titles of the workbook and the JSON key of each ({@code formats/gstr2b-titles.csv}), first line that fits first.
 * {@code ~period} fits every title that contains it; {@code Original > Invoice number} fits that title below a group that
 * starts so. A line without a key names columns that are left alone and looks at the groups too: the amounts that a taxpayer
 * declared in IMS repeat the names of the heads.
 */
final class Gstr2bTitles {

    /** @param sections keys of the sections it holds for, empty for all */
    private record Line(Set<String> sections, boolean contains, String group, String title, String written, String field) {

        boolean holdsFor(Gstr2bList list) {
            return sections.isEmpty() || sections.contains(list.name().toLowerCase(Locale.ROOT));
        }
    }

    private static final List<Line> LINES = load();

    private Gstr2bTitles() {
    }

    /**
     * @param list  the sheet's list
     * @param title texts of the headings above a column, group first
     * @return the key, empty when the column is left alone
     */
    static String field(Gstr2bList list, List<String> title) {
        if (title.isEmpty()) {
            return "";
        }
        String whole = Gstr2bWords.plain(String.join("", title));
        String own = Gstr2bWords.plain(title.get(title.size() - 1));
        for (Line line : LINES) {
            boolean fits = line.contains()
                    ? (line.field().isEmpty() ? whole : own).contains(line.title())
                    : own.equals(line.title()) && isBelow(title, line.group());
            if (fits && line.holdsFor(list)) {
                return line.field();
            }
        }
        return "";
    }

    private static boolean isBelow(List<String> title, String group) {
        return group.isEmpty() || title.subList(0, title.size() - 1).stream().anyMatch(above -> Gstr2bWords.plain(above).startsWith(group));
    }

    /** True for a text that is a title of the list by itself: what tells a heading from data. */
    static boolean isTitle(Gstr2bList list, String text) {
        String plain = Gstr2bWords.plain(text);
        return LINES.stream().anyMatch(line -> line.holdsFor(list)
                && (line.contains() ? plain.contains(line.title()) : plain.equals(line.title())));
    }

    /** How the portal titles a key, for people. */
    static String written(Gstr2bList list, String field) {
        return LINES.stream().filter(line -> line.field().equals(field) && line.holdsFor(list)).map(Line::written).findFirst().orElse(field);
    }

    private static List<Line> load() {
        List<Line> lines = new ArrayList<>();
        for (CSVRecord record : Gstr2bWords.table("gstr2b-titles.csv")) {
            String written = record.get("title");
            boolean contains = written.startsWith("~");
            int group = written.indexOf(" > ");
            lines.add(new Line(record.get("section").equals("*") ? Set.of() : Set.of(record.get("section").split(" ")), contains,
                    group < 0 ? "" : Gstr2bWords.plain(written.substring(0, group)),
                    Gstr2bWords.plain(group < 0 ? written : written.substring(group + 3)), contains ? written.substring(1) : written,
                    record.get("field")));
        }
        return List.copyOf(lines);
    }
}
