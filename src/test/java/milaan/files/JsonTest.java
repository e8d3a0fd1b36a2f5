package milaan.files;

import static milaan.files.Fixtures.jsonRows;
import static milaan.files.Fixtures.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import milaan.formats.Row;
import milaan.formats.RowPlan.JsonRows;
import milaan.formats.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonTest {

    private static final String INV = "data.docdata.b2b.inv";

    @TempDir
    private Path folder;

    @Test
    void what_stands_around_a_row_is_taken_though_it_comes_behind() {
        InboxFile file = text(folder, "2b.json", """
                {"data":{"docdata":{"b2b":[
                  {"inv":[{"inum":"A/1","igst":18.00},{"inum":"A/2","igst":1E+7}],"trdnm":"Rao ","ctin":"27AAPFU0939F1ZV"},
                  {"supprd":"032026","inv":[{"inum":"A/3"}],"ctin":"29AAPFU0939F1ZR"}]},
                 "rtnprd":"042026","gstin":"33AAPFU0939F1Z2"},"chksum":"x"}
                """);

        List<Row> rows = jsonRows(file, INV);

        assertThat(rows).extracting(row -> row.source().line())
                .containsExactly("data.docdata.b2b[0].inv[0]", "data.docdata.b2b[0].inv[1]", "data.docdata.b2b[1].inv[0]");
        assertThat(rows.get(0).cells()).isEqualTo(Map.of("inum", "A/1", "igst", "18.00", "trdnm", "Rao", "ctin", "27AAPFU0939F1ZV",
                "rtnprd", "042026", "gstin", "33AAPFU0939F1Z2", "chksum", "x", "$path", INV));
        assertThat(rows.get(1).text("igst")).isEqualTo("1E+7");
        assertThat(rows.get(2).cells()).isEqualTo(Map.of("inum", "A/3", "supprd", "032026", "ctin", "29AAPFU0939F1ZR",
                "rtnprd", "042026", "gstin", "33AAPFU0939F1Z2", "chksum", "x", "$path", INV));
    }

    @Test
    void what_stands_around_a_row_is_taken_when_it_comes_first() {
        InboxFile file = text(folder, "2b.json", """
                {"chksum":"x","data":{"gstin":"33AAPFU0939F1Z2","rtnprd":"042026","docdata":{"b2b":[
                  {"ctin":"27AAPFU0939F1ZV","inv":[{"inum":"A/1"}]}]}}}
                """);

        assertThat(jsonRows(file, INV).get(0).cells()).isEqualTo(Map.of("inum", "A/1", "ctin", "27AAPFU0939F1ZV",
                "rtnprd", "042026", "gstin", "33AAPFU0939F1Z2", "chksum", "x", "$path", INV));
    }

    @Test
    void the_nearest_value_wins() {
        InboxFile file = text(folder, "a.json", """
                {"typ":"root","b2b":[{"inv":[{"typ":"own"},{"n":1}],"typ":"block"}],"isd":[{"n":2}]}
                """);

        assertThat(jsonRows(file, "b2b.inv", "isd")).extracting(row -> row.text("typ")).containsExactly("own", "block", "root");
    }

    @Test
    void a_list_without_supplier_blocks_takes_nothing_from_the_blocks_before() {
        InboxFile file = text(folder, "a.json", """
                {"d":{"b2b":[{"ctin":"27AAPFU0939F1ZV","inv":[{"inum":"1"}]}],"impg":[{"boenum":5566778}]}}
                """);

        List<Row> rows = jsonRows(file, "d.b2b.inv", "d.impg");

        assertThat(rows.get(1).cells()).isEqualTo(Map.of("boenum", "5566778", "$path", "d.impg"));
        assertThat(rows.get(1).source().line()).isEqualTo("d.impg[0]");
    }

    @Test
    void a_section_that_is_an_array_of_objects_is_looked_through() {
        InboxFile file = text(folder, "a.json", """
                {"docdata":{"itcrev":[{"b2b":[{"inv":[{"inum":"1"}],"ctin":"A"},{"inv":[{"inum":"2"}],"ctin":"B"}],"note":"first"},
                                      {"b2b":[{"inv":[{"inum":"3"}],"ctin":"C"}]}]}}
                """);

        List<Row> rows = jsonRows(file, "docdata.itcrev.b2b.inv");

        assertThat(rows).extracting(row -> row.text("inum") + row.text("ctin") + row.text("note"))
                .containsExactly("1Afirst", "2Bfirst", "3C");
        assertThat(rows.get(2).source().line()).isEqualTo("docdata.itcrev[1].b2b[0].inv[0]");
    }

    @Test
    void an_object_at_a_row_path_is_one_row() {
        InboxFile file = text(folder, "a.json", "{\"docdata\":{\"b2b\":{\"ctin\":\"A\",\"inv\":{\"inum\":\"1\"}}}}");

        assertThat(jsonRows(file, "docdata.b2b.inv")).singleElement()
                .satisfies(row -> assertThat(row.cells()).isEqualTo(Map.of("inum", "1", "ctin", "A", "$path", "docdata.b2b.inv")));
    }

    @Test
    void a_list_at_the_top_and_lists_in_lists_work() {
        assertThat(jsonRows(text(folder, "a.json", "[{\"n\":1},{\"n\":2}]"), "")).extracting(row -> row.source().line() + row.text("n"))
                .containsExactly("[0]1", "[1]2");
        assertThat(jsonRows(text(folder, "b.json", "{\"x\":[[{\"n\":1}],[{\"n\":2}]]}"), "x"))
                .extracting(row -> row.source().line() + row.text("n")).containsExactly("x[0][0]1", "x[1][0]2");
    }

    @Test
    void a_whole_file_is_one_row() {
        Row row = jsonRows(text(folder, "a.json", "{\"gstin\":\"27AAPFU0939F1ZV\",\"itc\":{\"net\":1},\"of\":[{\"ty\":\"A\"}]}"), "").get(0);

        assertThat(row.source().line()).isEqualTo("$");
        assertThat(row.cells()).isEqualTo(Map.of("gstin", "27AAPFU0939F1ZV", "itc.net", "1", "of[0].ty", "A", "$path", ""));
        assertThat(row.raw()).isEqualTo("{\"gstin\":\"27AAPFU0939F1ZV\",\"itc\":{\"net\":1},\"of\":[{\"ty\":\"A\"}]}");
        assertThat(jsonRows(text(folder, "b.json", "{\"n\":1}"), "")).hasSize(1);
    }

    @Test
    void what_lies_inside_a_row_is_flattened() {
        InboxFile file = text(folder, "a.json", """
                {"tr":[{"no": 1, "itc" : {"igst":1.50,"x":{"y":"z"}}, "items":[{"rt":18,"txval":100},{"rt":5}], "tags":["p","q"],
                        " itc_inelg":"k", "none":null, "blank":"  ", "yes":true, "b2b":[]}]}
                """);

        Row row = jsonRows(file, "tr").get(0);

        assertThat(row.cells()).isEqualTo(Map.ofEntries(Map.entry("no", "1"), Map.entry("itc.igst", "1.50"), Map.entry("itc.x.y", "z"),
                Map.entry("items[0].rt", "18"), Map.entry("items[0].txval", "100"), Map.entry("items[1].rt", "5"),
                Map.entry("tags[0]", "p"), Map.entry("tags[1]", "q"), Map.entry("itc_inelg", "k"), Map.entry("yes", "true"),
                Map.entry("$path", "tr")));
        assertThat(row.raw()).isEqualTo("{\"no\":1,\"itc\":{\"igst\":1.50,\"x\":{\"y\":\"z\"}},"
                + "\"items\":[{\"rt\":18,\"txval\":100},{\"rt\":5}],"
                + "\"tags\":[\"p\",\"q\"],\" itc_inelg\":\"k\",\"none\":null,\"blank\":\"  \",\"yes\":true,\"b2b\":[]}");
    }

    @Test
    void the_sample_has_paths_without_positions_and_scalars_outside_lists() {
        Sample.Json sample = (Sample.Json) Containers.sample(text(folder, "a.txt", """
                 {"data":{"docdata":{"b2b":[{"ctin":"A","inv":[{"inum":"1"}]}]}," rtnprd":"042026","n":1.50,"e":{}},"chksum":"x","z":null}
                """));

        assertThat(sample.paths()).containsExactlyInAnyOrder("data", "data.docdata", "data.docdata.b2b", "data.docdata.b2b.ctin",
                "data.docdata.b2b.inv", "data.docdata.b2b.inv.inum", "data.rtnprd", "data.n", "data.e", "chksum", "z");
        assertThat(sample.scalars()).isEqualTo(Map.of("data.rtnprd", "042026", "data.n", "1.50", "chksum", "x"));
    }

    @Test
    void a_cut_off_file_names_the_place() {
        assertThatThrownBy(() -> Containers.sample(text(folder, "a.json", "{\"data\":{\"b2b\":[{\"ctin\":\"A\"},\n{\"ct")))
                .isInstanceOf(UnreadableFile.class).hasMessageContaining("cut off").hasMessageContaining("line 2, column 5");
    }

    @Test
    void broken_json_names_the_place() {
        assertThatThrownBy(() -> Containers.sample(text(folder, "a.json", "{\"a\":1,\n\"b\":x}")))
                .isInstanceOf(UnreadableFile.class).hasMessageContaining("broken at line 2");
    }

    @Test
    void two_values_in_one_file_are_refused() {
        assertThatThrownBy(() -> Containers.sample(text(folder, "a.json", "{\"a\":1}\n{\"a\":2}")))
                .isInstanceOf(UnreadableFile.class).hasMessageContaining("more than one JSON value").hasMessageContaining("line 2");
    }

    @Test
    void brackets_without_end_are_refused() {
        assertThatThrownBy(() -> Containers.sample(text(folder, "a.json", "[".repeat(100_000))))
                .isInstanceOf(UnreadableFile.class).hasMessageContaining("depth");
    }

    @Test
    void a_bracket_in_a_heading_is_not_json() {
        assertThat(Containers.sample(text(folder, "a.csv", "[Report]\na,b\n"))).isInstanceOf(Sample.Table.class);
    }

    @Test
    void a_row_of_two_million_characters_is_broken_and_the_next_is_read() {
        String cell = "\"" + "x".repeat(900_000) + "\"";
        InboxFile file = text(folder, "a.json", "{\"r\":[{\"a\":" + cell + ",\"b\":" + cell + ",\"c\":" + cell + "},{\"a\":1}]}");

        List<Row> rows = jsonRows(file, "r");

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).cells()).containsOnlyKeys(Row.BROKEN);
        assertThat(rows.get(1).cells()).isEqualTo(Map.of("a", "1", "$path", "r"));
    }

    @Test
    void a_large_block_with_the_supplier_at_its_end_is_streamed() {
        StringBuilder json = new StringBuilder("{\"data\":{\"docdata\":{\"b2b\":[{\"inv\":[");
        for (int i = 0; i < 200_000; i++) {
            json.append(i == 0 ? "" : ",").append("{\"inum\":\"A/").append(i).append("\",\"dt\":\"12-04-2026\",\"val\":118.00,"
                    + "\"txval\":100.00,\"igst\":18.00,\"cgst\":0,\"sgst\":0,\"cess\":0,\"pos\":\"27\",\"rev\":\"N\",\"itcavl\":\"Y\"}");
        }
        InboxFile file = text(folder, "a.json", json + "],\"ctin\":\"27AAPFU0939F1ZV\"}]},\"rtnprd\":\"042026\"}}");
        long start = System.nanoTime();

        int count = 0;
        Row last = null;
        try (Rows rows = Containers.open(file, new JsonRows(Set.of(INV)))) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                count++;
                last = row;
            }
        }

        System.out.printf("JSON: 200,000 rows in %d ms%n", (System.nanoTime() - start) / 1_000_000);
        assertThat(count).isEqualTo(200_000);
        assertThat(last.cells()).containsEntry("inum", "A/199999")
                .containsEntry("ctin", "27AAPFU0939F1ZV").containsEntry("rtnprd", "042026");
    }
}
