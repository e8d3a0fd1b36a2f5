package milaan.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

import milaan.domain.advice.SupplierRequest;
import milaan.domain.credit.DocumentKey;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;
import milaan.domain.money.TaxHead;

/**
 * What one supplier gets: a letter of one page with what weighs most, and the columns and rows of the list of everything. Files are
 * named by the supplier's GSTIN alone, which holds nothing but letters and digits.
 */
public final class SupplierPack {

    public static final List<String> COLUMNS = List.of("supplier_gstin", "supplier_name", "recipient_gstin", "document_type",
            "document_number", "document_date", "ask", "igst", "cgst", "sgst", "cess", "ours", "theirs", "request");

    /** Documents that fit on the page of the letter. */
    static final int ON_THE_PAGE = 12;

    private static final Comparator<SupplierRequest> ORDER = Comparator.comparing(SupplierRequest::recipient)
            .thenComparing(request -> request.document().date(), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(request -> request.document().number()).thenComparing(SupplierRequest::ask)
            .thenComparing(SupplierRequest::sentence);
    private static final Comparator<SupplierRequest> HEAVIEST_FIRST = Comparator.<SupplierRequest>comparingLong(
            request -> Math.abs(request.tax().total())).reversed().thenComparing(ORDER);

    /**
     * Who writes.
     *
     * @param name     of our company
     * @param period   of the GSTR-2B that was compared
     * @param answerBy day until which we hope for an answer, null when none is set
     * @param contact  how to reach us, may be empty
     */
    public record Sender(String name, TaxPeriod period, LocalDate answerBy, String contact) {
    }

    private final Sender sender;
    private final TemplateEngine engine = new TemplateEngine();

    public SupplierPack(Sender sender) {
        this.sender = sender;
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver(SupplierPack.class.getClassLoader());
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        templates.setTemplateMode(TemplateMode.HTML);
        templates.setCharacterEncoding("UTF-8");
        engine.setTemplateResolver(templates);
    }

    /** Requests of each supplier, in the order of their GSTINs, then of recipient, date and number. */
    public static SortedMap<Gstin, List<SupplierRequest>> bySupplier(Collection<SupplierRequest> requests) {
        SortedMap<Gstin, List<SupplierRequest>> bySupplier = new TreeMap<>();
        requests.stream().sorted(ORDER).forEach(request -> bySupplier.computeIfAbsent(request.supplier(), supplier -> new ArrayList<>())
                .add(request));
        return bySupplier;
    }

    /** Values for {@link #COLUMNS}; money in rupees. */
    public static List<Object> row(SupplierRequest request) {
        DocumentKey document = request.document();
        List<Object> row = new ArrayList<>();
        row.add(request.supplier());
        row.add(request.supplierName());
        row.add(request.recipient());
        row.add(document.type());
        row.add(document.number());
        row.add(document.date());
        row.add(request.ask());
        for (TaxHead head : TaxHead.values()) {
            row.add(Paise.toRupees(request.tax().of(head)));
        }
        row.add(request.ours());
        row.add(request.theirs());
        row.add(request.sentence());
        return row;
    }

    /** {@code 29AAACZ9999K1Z2.csv}. */
    public static String listName(Gstin supplier) {
        return supplier.text() + ".csv";
    }

    /** {@code 29AAACZ9999K1Z2.html}. */
    public static String letterName(Gstin supplier) {
        return supplier.text() + ".html";
    }

    /**
     * Writes the letter.
     *
     * @param folder   must exist
     * @param requests of one supplier, at least one
     * @return the file
     */
    public Path write(Path folder, List<SupplierRequest> requests) {
        Path file = folder.resolve(letterName(requests.get(0).supplier()));
        try {
            return Files.writeString(file, letter(requests));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param requests of one supplier, at least one
     * @throws IllegalArgumentException when they are of several suppliers
     */
    String letter(List<SupplierRequest> requests) {
        Gstin supplier = requests.get(0).supplier();
        if (requests.stream().anyMatch(request -> !request.supplier().equals(supplier))) {
            throw new IllegalArgumentException("A letter to " + supplier + " cannot hold requests to others: "
                    + requests.stream().map(SupplierRequest::supplier).distinct().toList());
        }
        TaxAmounts tax = requests.stream().map(SupplierRequest::tax).reduce(TaxAmounts.ZERO, TaxAmounts::plus);
        Context context = new Context(Locale.ROOT);
        context.setVariable("supplier", supplier.text());
        context.setVariable("supplierName", supplierName(requests));
        context.setVariable("period", sender.period().toString());
        context.setVariable("count", requests.size() == 1 ? "1 document" : requests.size() + " documents");
        context.setVariable("total", Paise.formatIndian(tax.total()));
        context.setVariable("heads", heads(tax));
        context.setVariable("answerBy", sender.answerBy());
        context.setVariable("lines", requests.stream().sorted(HEAVIEST_FIRST).limit(ON_THE_PAGE).map(SupplierPack::line).toList());
        context.setVariable("more", requests.size() <= ON_THE_PAGE ? null : "These are the " + ON_THE_PAGE + " with the highest tax; all "
                + requests.size() + " are in the list " + listName(supplier) + " that comes with this letter.");
        context.setVariable("sender", sender.name());
        context.setVariable("contact", sender.contact().isEmpty() ? null : sender.contact());
        return engine.process("supplier-letter", context);
    }

    private static String supplierName(List<SupplierRequest> requests) {
        return requests.stream().map(SupplierRequest::supplierName).filter(name -> !name.isBlank()).sorted().findFirst()
                .orElse("our supplier");
    }

    private static Map<String, String> line(SupplierRequest request) {
        DocumentKey document = request.document();
        return Map.of("document", document.number() + (document.date() == null ? "" : " of " + document.date()),
                "ours", request.ours().isEmpty() ? "nothing" : request.ours(),
                "theirs", request.theirs().isEmpty() ? "nothing" : request.theirs(),
                "request", request.sentence(), "tax", Paise.formatIndian(request.tax().total()));
    }

    private static String heads(TaxAmounts tax) {
        List<String> heads = new ArrayList<>();
        for (TaxHead head : TaxHead.values()) {
            if (tax.of(head) != 0) {
                heads.add(head + " " + Paise.formatIndian(tax.of(head)));
            }
        }
        return String.join(" + ", heads);
    }
}
