package milaan.domain.statement;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

import milaan.domain.document.SourceLine;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;
import milaan.domain.money.TaxHead;
import milaan.domain.returns.Gstr3b;
import milaan.domain.returns.Gstr3bRow;
import milaan.domain.rules.Rules;
import milaan.runtime.RulesFile;

/** Returns and statement rows in a few words, all in CGST: {@code 2026-04 20000/50000} adds 20,000 and uses 50,000. */
final class Samples {

    static final Gstin GSTIN = new Gstin("27AAPFU0939F1ZV");

    static final Rules RULES = RulesFile.read(Map.of());

    private Samples() {
    }

    /** Lines of a case file by the name in their first column. */
    static Map<String, List<CSVRecord>> cases(String file) {
        try (Reader reader = new InputStreamReader(Samples.class.getResourceAsStream("/cases/" + file), StandardCharsets.UTF_8)) {
            return CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader).stream()
                    .collect(Collectors.groupingBy(row -> row.get(0), LinkedHashMap::new, Collectors.toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static long paise(String rupees) {
        return Paise.ofRupees(new BigDecimal(rupees));
    }

    static TaxAmounts cgst(long paise) {
        return tax(TaxHead.CGST, paise);
    }

    static TaxAmounts tax(TaxHead head, long paise) {
        return new TaxAmounts(head == TaxHead.IGST ? paise : 0, head == TaxHead.CGST ? paise : 0, head == TaxHead.SGST ? paise : 0,
                head == TaxHead.CESS ? paise : 0);
    }

    static Gstr3b filed(TaxPeriod period, TaxAmounts claimed, TaxAmounts added, TaxAmounts used) {
        return ecrs(period, true, null, claimed, added, used, "3b.json");
    }

    private static Gstr3b ecrs(TaxPeriod period, boolean filed, LocalDate filedOn, TaxAmounts claimed, TaxAmounts added, TaxAmounts used,
                               String file) {
        return new Gstr3b(GSTIN, period, filed, filedOn, Map.of(Gstr3bRow.ITC_OTHER, new Gstr3b.Amounts(0, claimed),
                Gstr3bRow.REVERSED_FOR_NOW, new Gstr3b.Amounts(0, added), Gstr3bRow.RECLAIMED, new Gstr3b.Amounts(0, used)),
                new SourceLine(file, "$"));
    }

    static StatementRow posting(StatementKind kind, TaxPeriod period, LocalDate date, boolean quarterly, TaxAmounts claimed, TaxAmounts added,
                                TaxAmounts used, TaxAmounts closing, String file) {
        return new StatementRow(kind, GSTIN, period, date, "", "", quarterly, claimed, added, used, closing, new SourceLine(file, "2"));
    }

    /** {@code 2026-04 20/50 claimed=60 on=2026-05-20 draft file=b}; 4A5 is what is reclaimed unless said. */
    static List<Gstr3b> returns(String text) {
        return parts(text).stream().map(words -> ecrs(TaxPeriod.parse(words.get(0)), !words.contains("draft"), date(words),
                cgst(claimed(words)), cgst(added(words)), cgst(used(words)), word(words, "file=", "a"))).toList();
    }

    /** {@code 2026-04 20/50=70 claimed=60 on=2026-05-20 quarterly file=b} or {@code opening 70 on=2023-10-05}. */
    static List<StatementRow> statement(String text) {
        return parts(text).stream().map(words -> words.get(0).equals("opening")
                ? posting(StatementKind.ECRS, null, date(words), false, TaxAmounts.ZERO, cgst(paise(words.get(1))), TaxAmounts.ZERO,
                        cgst(paise(words.get(1))), word(words, "file=", "s"))
                : posting(StatementKind.ECRS, TaxPeriod.parse(words.get(0)), date(words), words.contains("quarterly"), cgst(claimed(words)),
                        cgst(added(words)), cgst(used(words)), cgst(paise(words.get(1).split("[/=]")[2])), word(words, "file=", "s"))).toList();
    }

    private static List<List<String>> parts(String text) {
        List<List<String>> parts = new ArrayList<>();
        for (String part : text == null || text.isBlank() ? new String[0] : text.split(",")) {
            parts.add(Arrays.asList(part.strip().split(" ")));
        }
        return parts;
    }

    private static long added(List<String> words) {
        return paise(words.get(1).split("[/=]")[0]);
    }

    private static long used(List<String> words) {
        return paise(words.get(1).split("[/=]")[1]);
    }

    private static long claimed(List<String> words) {
        return paise(word(words, "claimed=", words.get(1).split("[/=]")[1]));
    }

    private static LocalDate date(List<String> words) {
        String text = word(words, "on=", "");
        return text.isEmpty() ? null : LocalDate.parse(text);
    }

    private static String word(List<String> words, String name, String otherwise) {
        return words.stream().filter(word -> word.startsWith(name)).map(word -> word.substring(name.length())).findFirst().orElse(otherwise);
    }
}
