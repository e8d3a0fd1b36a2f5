package milaan.jobs.monthend;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

import milaan.SmallCompany;

/** Published files of a month end in the words of the cases: {@code 4A5 I18000}, {@code A/1 NOT_RECEIVED I18000 2026-04}. */
final class CreditResults {

    private static final List<String> HEADS = List.of("igst", "cgst", "sgst", "cess");
    private static final List<String> GIVEN = List.of("4B1", "4B2");
    private static final List<String> CLAIMED = List.of("4A1", "4A2", "4A3", "4A4", "4A5");

    private final Path folder;

    CreditResults(Path folder) {
        this.folder = folder;
    }

    List<CSVRecord> rows(String file) {
        try (Reader reader = Files.newBufferedReader(folder.resolve(file))) {
            return CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader).getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows that are not zero, in the order of the form. */
    List<String> table4() {
        return lines("table-4.csv", row -> tax(row).isEmpty() ? null : row.get("row") + " " + tax(row));
    }

    /** What was expected, with rows that are zero left out and 4C worked out where it is not stated. */
    static List<String> table4(String words) {
        Map<String, List<BigDecimal>> rows = new TreeMap<>();
        for (String part : split(words)) {
            rows.put(part.substring(0, 3).strip(), SmallCompany.tax(List.of(part.split(" "))));
        }
        if (!rows.containsKey("4C")) {
            List<BigDecimal> net = new ArrayList<>(List.of(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO));
            rows.forEach((row, tax) -> {
                for (int head = 0; head < HEADS.size(); head++) {
                    BigDecimal amount = CLAIMED.contains(row) ? tax.get(head) : GIVEN.contains(row) ? tax.get(head).negate() : BigDecimal.ZERO;
                    net.set(head, net.get(head).add(amount));
                }
            });
            rows.put("4C", net);
        }
        return rows.entrySet().stream().filter(row -> !text(row.getValue()).isEmpty()).map(row -> row.getKey() + " " + text(row.getValue())).toList();
    }

    List<String> lots() {
        return lines("open-credit.csv", row -> number(row) + " " + row.get("reason") + " " + tax(row) + " " + row.get("opened_period"));
    }

    List<String> events() {
        return lines("credit.csv", row -> number(row) + " " + row.get("event") + " " + row.get("reason") + " " + tax(row));
    }

    List<String> ties() {
        return lines("table-4-tie.csv", row -> row.get("row") + " " + row.get("cause") + " " + tax(row));
    }

    List<String> rule37() {
        return lines("rule-37.csv", row -> row.get("document_number") + " " + row.get("action") + " " + row.get("period") + " " + tax(row) + " unpaid="
                + plain(row.get("unpaid")) + " due=" + row.get("due_date"));
    }

    List<String> ims() {
        return lines("ims-actions.csv", row -> row.get("document_number") + " " + row.get("action"));
    }

    List<String> holds() {
        return lines("hold-list.csv", row -> row.get("document_number") + " " + row.get("hold") + " " + plain(row.get("amount")));
    }

    List<String> asks() {
        return Files.exists(folder.resolve("supplier-requests.csv"))
                ? lines("supplier-requests.csv", row -> row.get("document_number") + " " + row.get("ask")) : List.of();
    }

    List<String> reviews() {
        return lines("review.csv", row -> row.get("status") + " " + row.get("suggested") + " " + plain(row.get("rupees")));
    }

    /** Codes of remarks, but for those on a side without a file: small months often have one. */
    List<String> codes() {
        return rows("exceptions.csv").stream().map(row -> row.get("code")).filter(code -> !code.equals("SIDE_MISSING")).sorted().toList();
    }

    String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> lines(String file, Function<CSVRecord, String> line) {
        return rows(file).stream().map(line).filter(one -> one != null).sorted().toList();
    }

    static List<String> split(String words) {
        return words.equals("none") ? List.of() : Stream.of(words.split("\\|")).map(String::strip).sorted().toList();
    }

    private static String number(CSVRecord row) {
        return row.get("document_number").isEmpty() ? "-" : row.get("document_number");
    }

    private static String tax(CSVRecord row) {
        return text(HEADS.stream().map(head -> new BigDecimal(row.get(head))).toList());
    }

    private static String text(List<BigDecimal> tax) {
        Map<String, BigDecimal> byLetter = new LinkedHashMap<>();
        for (int head = 0; head < HEADS.size(); head++) {
            byLetter.put(SmallCompany.HEADS.get(head), tax.get(head));
        }
        return byLetter.entrySet().stream().filter(head -> head.getValue().signum() != 0)
                .map(head -> head.getKey() + plain(head.getValue().toPlainString())).collect(Collectors.joining(" "));
    }

    private static String plain(String amount) {
        return amount.isEmpty() ? "" : amount.replaceFirst("\\.00$", "");
    }
}
