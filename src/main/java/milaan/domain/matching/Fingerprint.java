package milaan.domain.matching;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import milaan.domain.document.BooksFacts;
import milaan.domain.document.Document;
import milaan.domain.document.PortalFacts;

/** Names a match by its content, and its evidence by every figure and fact: never by file, row or order. */
final class Fingerprint {

    private static final int LENGTH = 16;

    private final MessageDigest digest;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** 16 letters and digits over the documents' parties, type, number, date and amounts. */
    String id(List<Entry> entries) {
        StringBuilder text = new StringBuilder(entries.size() * 100);
        for (Entry entry : entries) {
            appendContent(text, entry.document);
            text.append('#').append(entry.occurrence).append('\n');
        }
        return hash(text);
    }

    /** 16 letters and digits over everything the documents say. */
    String evidence(List<Entry> entries) {
        StringBuilder text = new StringBuilder(entries.size() * 300);
        for (Entry entry : entries) {
            Document d = entry.document;
            appendContent(text, d);
            append(text, d.period(), d.documentValue(), d.placeOfSupply(), d.reverseCharge(), d.originalNumber(), d.originalDate(),
                    d.portCode(), d.irn(), d.numberDamaged());
            PortalFacts portal = d.portal();
            if (portal != null) {
                append(text, portal.section(), portal.block(), portal.availability(), portal.supplyType(), portal.supplierPeriod(),
                        portal.filedOn(), portal.imsStatus());
            }
            BooksFacts books = d.books();
            if (books != null) {
                append(text, books.voucherNumber(), books.postingDate(), books.receipt(), books.receivedDate(), books.creditClass(),
                        books.status(), books.hsn(), books.rate(), books.account());
            }
            text.append('\n');
        }
        return hash(text);
    }

    private static void append(StringBuilder text, Object... facts) {
        for (Object fact : facts) {
            text.append('|').append(fact);
        }
    }

    private static void appendContent(StringBuilder text, Document d) {
        text.append(d.side()).append('|').append(d.recipient()).append('|').append(d.supplier()).append('|').append(d.type())
                .append('|').append(d.number()).append('|').append(d.date()).append('|').append(d.taxableValue()).append('|')
                .append(d.tax().igst()).append('|').append(d.tax().cgst()).append('|').append(d.tax().sgst()).append('|')
                .append(d.tax().cess());
    }

    /** Begins with a letter that no number has: a spreadsheet must not take it for {@code 12E34}. */
    private String hash(CharSequence text) {
        byte[] bytes = digest.digest(text.toString().getBytes(StandardCharsets.UTF_8));
        return 'h' + HexFormat.of().formatHex(bytes, 0, LENGTH / 2).substring(1);
    }
}
