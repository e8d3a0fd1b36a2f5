package milaan.domain.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.Objects;

import milaan.domain.money.Paise;

/**
 * Lines become documents: lines of one document are added up, a row that stands twice becomes a second document (so that
 * it is found as a duplicate and not claimed twice), and a document that a later register repeats takes the place of the
 * one carried from an earlier period. One that an earlier period has reconciled stays reconciled.
 *
 * @param documents  the documents, each with the id of its first line
 * @param lineCounts number of lines of each document, by its id
 * @param remarks    what was noticed
 */
public record Gathering(List<Document> documents, Map<Long, Integer> lineCounts, List<Remark> remarks) {

    /** @param line the line the remark is about */
    public record Remark(Document line, Finding finding) {
    }

    /** Documents' sums and stated values may be this far apart before it is worth a remark: round-off, TCS, freight. */
    private static final long VALUE_TOLERANCE_PAISE = 200;

    /** @param lines lines of one block in the order of files and rows, each with its own id; carried documents among them */
    public static Gathering of(List<Document> lines) {
        Map<List<Object>, List<Document>> groups = new LinkedHashMap<>();
        Map<List<Object>, List<Document>> carried = new LinkedHashMap<>();
        List<Document> documents = new ArrayList<>();
        Map<Long, Integer> lineCounts = new LinkedHashMap<>();
        List<Remark> remarks = new ArrayList<>();
        for (Document each : lines) {
            Document line = each.carriedFrom() == null ? each : turned(each);
            if (line.carriedFrom() == null) {
                groups.computeIfAbsent(key(line), key -> new ArrayList<>()).add(line);
            } else if (line.side() == Side.PORTAL) {
                documents.add(line);
                lineCounts.put(line.id(), 1);
            } else {
                carried.computeIfAbsent(identity(line), key -> new ArrayList<>(1)).add(line);
            }
        }
        Set<List<Object>> vouchers = new HashSet<>();
        if (!carried.isEmpty()) {
            groups.values().forEach(group -> group.stream().filter(line -> line.side() == Side.BOOKS).forEach(line -> vouchers.add(booking(line))));
        }
        for (List<Document> group : groups.values()) {
            for (List<Document> one : copies(group, remarks)) {
                Document document = turned(sum(one));
                if (document.side() == Side.BOOKS) {
                    remarkOnValue(document, remarks);
                    Document before = take(carried.getOrDefault(identity(document), List.of()), document, vouchers);
                    if (before != null) {
                        remarks.add(new Remark(document, updated(before, document)));
                        document = document.withCarriedFrom(before.carriedFrom());
                        if (isReconciled(before) && document.books().status() == BooksFacts.Status.ACTIVE) {
                            document = document.withBooks(document.books().withStatus(BooksFacts.Status.RECONCILED));
                        }
                    }
                }
                documents.add(document);
                lineCounts.put(document.id(), one.size());
            }
        }
        carried.values().stream().flatMap(List::stream).forEach(document -> {
            documents.add(document);
            lineCounts.put(document.id(), 1);
        });
        return new Gathering(documents, lineCounts, remarks);
    }

    /**
     * Takes the document that the register repeats: that of its voucher, else the first open one, else one of the same amounts whose
     * own voucher the register does not have.
     */
    private static Document take(List<Document> open, Document now, Set<List<Object>> vouchers) {
        if (open.isEmpty()) {
            return null;
        }
        Document before = open.stream().filter(one -> one.books().voucherNumber().equals(now.books().voucherNumber())).findFirst()
                .or(() -> open.stream().filter(one -> !isReconciled(one)).findFirst())
                .or(() -> open.stream().filter(one -> hasAmountsOf(one, now) && !vouchers.contains(booking(one))).findFirst()).orElse(null);
        open.remove(before);
        return before;
    }

    private static boolean isReconciled(Document d) {
        return d.books().status() == BooksFacts.Status.RECONCILED;
    }

    private static boolean hasAmountsOf(Document one, Document other) {
        return one.taxableValue() == other.taxableValue() && one.tax().equals(other.tax());
    }

    /**
     * What makes a booking of a later register one that is known: its document and its voucher; or its document and its amounts,
     * for a document that is booked a second time under another voucher is booked twice.
     */
    public static List<List<Object>> bookings(Document d) {
        List<Object> amounts = new ArrayList<>(identity(d));
        amounts.add(d.taxableValue());
        amounts.add(d.tax());
        return List.of(booking(d), amounts);
    }

    private static List<Object> booking(Document d) {
        List<Object> booking = new ArrayList<>(identity(d));
        booking.add(d.books().voucherNumber());
        return booking;
    }

    /** What makes two documents of different registers the same: all but the voucher and the amounts. */
    private static List<Object> identity(Document d) {
        return List.of(d.recipient(), d.supplier() == null ? d.supplierName() : d.supplier(), d.type(), number(d), d.date());
    }

    /**
     * What makes two lines of one file the same document. A voided booking is not the one that took its place. A damaged number
     * says nothing: such lines only belong together when the books' voucher says so.
     */
    private static List<Object> key(Document d) {
        List<Object> key = new ArrayList<>(identity(d));
        key.add(d.source().file());
        if (d.portal() != null) {
            key.addAll(List.of(d.portal().section(), d.portal().block(), d.period(), d.portCode()));
        } else {
            key.add(d.books().voucherNumber());
            key.add(d.books().status());
            key.add(d.numberDamaged() && d.books().voucherNumber().isEmpty() ? d.id() : 0L);
        }
        return key;
    }

    private static String number(Document d) {
        return d.number().strip().toUpperCase(Locale.ROOT);
    }

    /**
     * Cuts a group into documents. Equal lines are copies of one another and go to different documents, unless all lines
     * together give the value that the file states for the document.
     */
    private static List<List<Document>> copies(List<Document> group, List<Remark> remarks) {
        if (group.size() == 1 || addsUpToStatedValue(group)) {
            return List.of(group);
        }
        Map<List<Object>, Integer> seen = new LinkedHashMap<>();
        List<List<Document>> documents = new ArrayList<>();
        for (Document line : group) {
            int copy = seen.merge(content(line), 1, Integer::sum) - 1;
            if (copy == documents.size()) {
                documents.add(new ArrayList<>());
            }
            documents.get(copy).add(line);
            if (copy > 0) {
                remarks.add(new Remark(line, new Finding(RejectionReason.DUPLICATE_ROW, "", "the same row of document '"
                        + line.number() + "' (taxable " + Paise.formatIndian(line.taxableValue()) + ", tax "
                        + Paise.formatIndian(line.tax().total()) + ") stands in '" + line.source().file() + "' before")));
            }
        }
        return documents;
    }

    private static List<Object> content(Document d) {
        List<Object> content = new ArrayList<>(List.of(d.taxableValue(), d.tax(), d.placeOfSupply(), d.reverseCharge()));
        if (d.books() != null) {
            content.addAll(List.of(d.books().hsn(), d.books().rate(), d.books().account(), d.books().creditClass(),
                    d.books().status(), d.books().receipt()));
        }
        return content;
    }

    private static boolean addsUpToStatedValue(List<Document> group) {
        Long stated = group.get(0).documentValue();
        return stated != null && group.stream().allMatch(line -> stated.equals(line.documentValue()))
                && Math.abs(Math.abs(stated) - Math.abs(sumWithTax(group))) <= VALUE_TOLERANCE_PAISE;
    }

    private static long sumWithTax(List<Document> lines) {
        return lines.stream().mapToLong(Document::valueWithTax).reduce(0, Math::addExact);
    }

    /** A value stated alike on every line is the document's; different ones are the lines' own and are added up. */
    private static Document sum(List<Document> lines) {
        Document document = lines.stream().reduce(Document::plus).orElseThrow();
        boolean linesHaveTheirOwn = lines.stream().map(Document::documentValue).distinct().count() > 1
                && lines.stream().map(Document::documentValue).noneMatch(Objects::isNull);
        return linesHaveTheirOwn
                ? document.withDocumentValue(lines.stream().mapToLong(Document::documentValue).reduce(0, Math::addExact))
                : document;
    }

    /** An invoice that comes to less than nothing is how registers write a return: to the matcher it is a credit note. */
    private static Document turned(Document d) {
        boolean isReturn = d.side() == Side.BOOKS && (d.type() == DocumentType.INV || d.type() == DocumentType.DBN) && d.valueWithTax() < 0;
        return !isReturn ? d : d.withType(DocumentType.CRN)
                .withDocumentValue(d.documentValue() == null ? null : Long.valueOf(-Math.abs(d.documentValue())));
    }

    private static void remarkOnValue(Document d, List<Remark> remarks) {
        if (d.documentValue() == null || d.reverseCharge()) {
            return;
        }
        long stated = Math.abs(d.documentValue());
        long sum = Math.abs(d.valueWithTax());
        if (Math.abs(stated - sum) > Math.max(VALUE_TOLERANCE_PAISE, stated / 100)) {
            remarks.add(new Remark(d, new Finding(RejectionReason.VALUE_DIFFERS, "document_value", "document '" + d.number()
                    + "' states a value of " + Paise.formatIndian(stated) + ", taxable value and tax add up to "
                    + Paise.formatIndian(sum))));
        }
    }

    private static Finding updated(Document before, Document now) {
        StringBuilder what = new StringBuilder();
        if (before.taxableValue() != now.taxableValue() || !before.tax().equals(now.tax())) {
            what.append(", taxable ").append(Paise.formatIndian(before.taxableValue())).append(" -> ")
                    .append(Paise.formatIndian(now.taxableValue())).append(", tax ")
                    .append(Paise.formatIndian(before.tax().total())).append(" -> ").append(Paise.formatIndian(now.tax().total()));
        }
        if (before.books().receipt() != now.books().receipt()) {
            what.append(", ").append(before.books().receipt()).append(" -> ").append(now.books().receipt());
        }
        boolean stands = isReconciled(before) && now.books().status() == BooksFacts.Status.ACTIVE;
        if (before.books().status() != now.books().status() && !stands) {
            what.append(", ").append(before.books().status()).append(" -> ").append(now.books().status());
        }
        return new Finding(isReconciled(before) ? RejectionReason.ALREADY_RECONCILED : RejectionReason.CARRIED_UPDATED, "", "document '"
                + now.number() + "' of " + now.date() + (isReconciled(before) ? ", reconciled in " : ", open since ") + before.carriedFrom()
                + ", stands in this register again and is " + (isReconciled(before) ? "not compared again" : "updated")
                + (what.isEmpty() ? ", nothing changed" : what.toString()));
    }
}
