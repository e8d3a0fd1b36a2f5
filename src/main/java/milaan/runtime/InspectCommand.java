package milaan.runtime;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;

import milaan.domain.document.Document;
import milaan.domain.document.Finding;
import milaan.domain.document.RejectedRow;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;
import milaan.files.Containers;
import milaan.files.Rows;
import milaan.files.UnreadableFile;
import milaan.formats.Inward;
import milaan.formats.Profile;
import milaan.formats.Reading;
import milaan.formats.Row;
import milaan.runtime.Intake.LookedAt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code milaan inspect FILE...}: what each file is and which rows would be refused; loads nothing, needs no database. */
@Command(name = "inspect", mixinStandardHelpOptions = true,
        description = "Says what each file is: kind, GSTIN, period, rows, rejected rows with reasons. Loads nothing.")
final class InspectCommand implements Callable<Integer> {

    private static final int SHOWN = 20;
    /** Stands for a recipient that neither the file nor the user names. */
    private static final Gstin UNSAID = new Gstin("00AAAAA0000A0Z0");

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "files or folders")
    private List<Path> files;

    @Option(names = "--profile", paramLabel = "FILE", description = "profile with more column titles")
    private String profileFile = "";

    @Option(names = "--period", paramLabel = "2026-04", description = "period to check dates against where the file has none; default: this month")
    private String period = java.time.YearMonth.now().toString();

    @Override
    public Integer call() {
        Profile profile = ProfileFile.read(profileFile);
        boolean allKnown = true;
        for (Path path : files) {
            if (!Files.exists(path)) {
                throw RunFailure.badInput("file '" + path + "' does not exist");
            }
            for (LookedAt file : new Intake().look(path, profile).files()) {
                allKnown &= file.refusal() == null;
                print(file, profile);
            }
        }
        return (allKnown ? ExitCode.DONE : ExitCode.BAD_INPUT).number();
    }

    private void print(LookedAt file, Profile profile) {
        System.out.println(file.file().name());
        if (file.refusal() != null) {
            System.out.println("  " + file.refusal().reason() + ": " + file.refusal().message());
            return;
        }
        System.out.println("  kind     " + file.format().kind().text() + " (" + file.recognised().evidence() + ")");
        System.out.println("  gstin    " + file.recognised().gstin().map(Gstin::text).orElse("not said in the file"));
        System.out.println("  period   " + file.period().map(TaxPeriod::toString).orElse("each row has its own"));
        Set<Gstin> recipients = recipients(file);
        Inward inward = new Inward(recipients, recipients.iterator().next(), file.recognised().period().orElse(TaxPeriod.parse(period)), profile, RulesFile.read(Map.of()));
        long read = 0;
        long loaded = 0;
        long leftOut = 0;
        long taxable = 0;
        TaxAmounts tax = TaxAmounts.ZERO;
        Map<String, Long> codes = new TreeMap<>();
        List<String> shown = new ArrayList<>();
        try (Rows rows = Containers.open(file.file(), file.plan())) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                read++;
                try {
                    Reading<?> reading = file.format().read(row, inward);
                    loaded++;
                    if (reading.value() instanceof Document line) {
                        taxable += line.taxableValue();
                        tax = tax.plus(line.tax());
                    }
                    for (Finding warning : reading.warnings()) {
                        note(row, warning, codes, shown);
                    }
                } catch (RejectedRow rejected) {
                    note(row, rejected.finding(), codes, shown);
                }
            }
            leftOut = rows.skipped();
        } catch (UnreadableFile e) {
            shown.add("unreadable beyond row " + read + ": " + e.getMessage());
        }
        System.out.println("  rows     " + read + ", of which " + loaded + " can be loaded and " + (read - loaded) + " are rejected");
        if (leftOut > 0) {
            System.out.println("  left out " + leftOut + " which are no data: totals, headings again, items without a decision");
        }
        if (file.format().kind().value() == Document.class) {
            System.out.println("  taxable  " + Paise.formatIndian(taxable) + "  IGST " + Paise.formatIndian(tax.igst()) + "  CGST "
                    + Paise.formatIndian(tax.cgst()) + "  SGST " + Paise.formatIndian(tax.sgst()) + "  cess " + Paise.formatIndian(tax.cess()));
        }
        codes.forEach((code, count) -> System.out.println("  " + code + " x " + count));
        shown.forEach(line -> System.out.println("    " + line));
    }

    private static void note(Row row, Finding finding, Map<String, Long> codes, List<String> shown) {
        codes.merge(finding.reason().severity() + " " + finding.reason(), 1L, Long::sum);
        if (shown.size() < SHOWN) {
            shown.add("row " + row.source().line() + ": " + finding.message());
        } else if (shown.size() == SHOWN) {
            shown.add("... (the first " + SHOWN + " are shown)");
        }
    }

    private static Set<Gstin> recipients(LookedAt file) {
        Set<Gstin> recipients = new TreeSet<>();
        file.recognised().gstin().ifPresent(recipients::add);
        if (recipients.isEmpty()) {
            try (Rows rows = Containers.open(file.file(), file.plan())) {
                for (Row row = rows.next(); row != null; row = rows.next()) {
                    for (String field : List.of("recipient_gstin", "gstin")) {
                        String text = row.text(field).strip().toUpperCase(Locale.ROOT);
                        if (Gstin.isGstin(text)) {
                            recipients.add(new Gstin(text));
                        }
                    }
                }
            } catch (UnreadableFile e) {
                // said when the rows are counted
            }
        }
        return recipients.isEmpty() ? Set.of(UNSAID) : recipients;
    }
}
