package milaan.domain.credit.reversal;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

import milaan.domain.credit.CreditReason;
import milaan.domain.credit.DocumentKey;
import milaan.domain.credit.Payable;
import milaan.domain.credit.Portion;
import milaan.domain.document.BooksFacts;
import milaan.domain.document.BooksFacts.CreditClass;
import milaan.domain.document.BooksFacts.Receipt;
import milaan.domain.document.Document;
import milaan.domain.document.DocumentType;
import milaan.domain.document.PortalFacts;
import milaan.domain.document.Section;
import milaan.domain.document.Side;
import milaan.domain.document.SourceLine;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;
import milaan.domain.money.TaxHead;
import milaan.domain.returns.Gstr3bRow;
import milaan.domain.rules.Rules;
import milaan.runtime.RulesFile;

/** Lines of case files as values of the provisions; amounts of the files are rupees. */
final class Cases {

    static final Gstin OURS = new Gstin("27AAPFU0939F1ZV");
    static final Gstin SUPPLIER = new Gstin("29AABCB2222B1ZE");
    static final TaxAmounts IGST_18000 = new TaxAmounts(18_000_00, 0, 0, 0);

    private static final Map<String, Rules> RULES = new ConcurrentHashMap<>();

    private Cases() {
    }

    static List<CSVRecord> read(String file) {
        try (Reader reader = new InputStreamReader(Cases.class.getResourceAsStream("/cases/" + file), StandardCharsets.UTF_8)) {
            return CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader).getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code r37.period=SAME;r37.interest=...}; the text after the first {@code =} is the value. */
    static Rules rules(String overrides) {
        return RULES.computeIfAbsent(overrides, Cases::readRules);
    }

    private static Rules readRules(String overrides) {
        Map<String, String> byCode = new HashMap<>();
        for (String override : overrides.isEmpty() ? new String[0] : overrides.split(";")) {
            byCode.put(override.substring(0, override.indexOf('=')), override.substring(override.indexOf('=') + 1));
        }
        return RulesFile.read(byCode);
    }

    /** {@code cgst=9000;sgst=9000}; empty is zero. */
    static TaxAmounts tax(String text) {
        TaxAmounts sum = TaxAmounts.ZERO;
        for (String part : text.isEmpty() ? new String[0] : text.split(";")) {
            TaxHead named = TaxHead.valueOf(part.substring(0, part.indexOf('=')).toUpperCase());
            long paise = paise(part.substring(part.indexOf('=') + 1));
            sum = sum.plus(TaxAmounts.byHead(head -> head == named ? paise : 0));
        }
        return sum;
    }

    static TaxAmounts cgst(String rupees) {
        return new TaxAmounts(0, paise(rupees), 0, 0);
    }

    static long paise(String rupees) {
        return rupees.isEmpty() ? 0 : Paise.ofRupees(new BigDecimal(rupees));
    }

    static LocalDate date(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }

    static Document portal(DocumentType type, Gstin supplier, boolean reverseCharge, LocalDate date, PortalFacts.Block block) {
        PortalFacts facts = new PortalFacts(Section.B2B, block, PortalFacts.Availability.AVAILABLE, "R", "", null, "");
        return document(Side.PORTAL, type, supplier, reverseCharge, date, facts, null);
    }

    static Document books(CreditClass creditClass, Receipt receipt, String hsn, String account, LocalDate date) {
        BooksFacts facts = new BooksFacts("V1", date, receipt, null, creditClass, BooksFacts.Status.ACTIVE, hsn, "", account);
        return document(Side.BOOKS, DocumentType.INV, SUPPLIER, false, date, null, facts);
    }

    private static Document document(Side side, DocumentType type, Gstin supplier, boolean reverseCharge, LocalDate date,
                                     PortalFacts portal, BooksFacts books) {
        int sign = type == DocumentType.CRN ? -1 : 1;
        return new Document(1, side, OURS, supplier, "Supplier", type, "INV/1", date, TaxPeriod.of(date), sign * 1_00_000_00L,
                new TaxAmounts(sign * 18_000_00L, 0, 0, 0), null, "27", reverseCharge, "", null, "", "", false, portal, books,
                new SourceLine("file", "1"), null);
    }

    static Payable payable(String number, LocalDate date, long value, TaxAmounts credit) {
        DocumentKey key = new DocumentKey(OURS, SUPPLIER, "", DocumentType.INV, number, date);
        return new Payable(key.text(), key, TaxPeriod.of(date), Gstr3bRow.ITC_OTHER, value, credit, 0, 0);
    }

    /** The tax of the portions that have a reason. */
    static TaxAmounts tax(List<Portion> portions, CreditReason reason) {
        return portions.stream().filter(portion -> portion.reason() == reason).map(Portion::tax).reduce(TaxAmounts.ZERO, TaxAmounts::plus);
    }
}
