package milaan.runtime;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.springframework.stereotype.Component;

import milaan.domain.document.Document;
import milaan.domain.document.Finding;
import milaan.domain.document.RejectionReason;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.Span;
import milaan.domain.identity.TaxPeriod;
import milaan.files.Containers;
import milaan.files.Formats;
import milaan.files.Inbox;
import milaan.files.InboxFile;
import milaan.files.Rows;
import milaan.files.UnreadableFile;
import milaan.formats.FileKind;
import milaan.formats.Format;
import milaan.formats.Format.Fit;
import milaan.formats.Profile;
import milaan.formats.RowPlan;
import milaan.formats.Sample;
import milaan.tables.RunTable.Run;

/** The files of an inbox, each recognised by its content, and which of them a run may take. */
@Component
public class Intake {

    private static final Pattern PERIOD_FOLDER = Pattern.compile("(?:^|/)(20[0-9]{2}-(?:0[1-9]|1[0-2]))(?=/)");

    /**
     * A file that was looked at.
     *
     * @param no         position in the inbox, from 1; among the files that concern a run once that is known
     * @param format     its layout, null when no kind fits
     * @param recognised what the file says of itself, null when refused
     * @param plan       how its rows are cut, null when refused
     * @param refusal    why it cannot be loaded, null when it can
     */
    public record LookedAt(int no, InboxFile file, Format<?> format, Fit.Recognised recognised, RowPlan plan, Finding refusal) {

        /** Month named by a folder the file lies in ({@code 2026-04/register.csv}), if any. */
        public Optional<TaxPeriod> folderPeriod() {
            Matcher matcher = PERIOD_FOLDER.matcher(file.name());
            TaxPeriod found = null;
            while (matcher.find()) {
                found = TaxPeriod.parse(matcher.group(1));
            }
            return Optional.ofNullable(found);
        }

        /**
         * Month of the whole file: said by its content, or by its folder; empty when each row has its own. Statements, workings and
         * lists of returns tell of many months, whatever folder they lie in.
         */
        public Optional<TaxPeriod> period() {
            if (recognised != null && (recognised.period().isPresent() || format.kind().value() != Document.class)) {
                return recognised.period();
            }
            return folderPeriod();
        }

        LookedAt withNo(int newNo) {
            return new LookedAt(newNo, file, format, recognised, plan, refusal);
        }

        LookedAt refused(Finding why) {
            return new LookedAt(no, file, format, recognised, null, why);
        }
    }

    /** The files of an inbox, and by GSTIN: a run of one GSTIN among hundreds looks at its own files only. */
    public static final class Seen {

        private final List<LookedAt> files;
        private final Map<Gstin, List<LookedAt>> byGstin = new HashMap<>();
        private final List<LookedAt> ofNobody = new ArrayList<>();

        Seen(List<LookedAt> files) {
            this.files = List.copyOf(files);
            for (LookedAt file : files) {
                Optional<Gstin> gstin = file.recognised() == null ? Optional.empty() : file.recognised().gstin();
                gstin.map(owner -> byGstin.computeIfAbsent(owner, any -> new ArrayList<>())).orElse(ofNobody).add(file);
            }
        }

        public List<LookedAt> files() {
            return files;
        }

        /** Files that a run may have to do with, in the order of the inbox: what belongs to other GSTINs of the command is left out. */
        private List<LookedAt> near(Scope scope) {
            List<LookedAt> near = new ArrayList<>(ofNobody);
            scope.gstins().forEach(gstin -> near.addAll(byGstin.getOrDefault(gstin, List.of())));
            if (scope.isFirst()) {
                Set<Gstin> strangers = new HashSet<>(byGstin.keySet());
                scope.gstinsOfCommand().forEach(strangers::remove);
                strangers.forEach(gstin -> near.addAll(byGstin.get(gstin)));
            }
            near.sort(Comparator.comparingInt(LookedAt::no));
            return near;
        }
    }

    /**
     * What a run is for: decides which files are its own.
     *
     * @param span  the time of the run
     * @param first first period of the command, which may cover several runs
     * @param last  last period of the command
     */
    public record Scope(JobKind job, List<Gstin> gstins, List<Gstin> gstinsOfCommand, Span span, TaxPeriod first, TaxPeriod last) {

        static Scope of(Run run) {
            return new Scope(JobKind.of(run.job()), run.gstins(), run.gstinsOfCommand(), run.span(), run.firstPeriod(), run.lastPeriod());
        }

        boolean isFirst() {
            return span.first().equals(first);
        }

        /** Returns of earlier months are the history of a statement: they go into the first run of the command. */
        boolean isOwn(FileKind kind, TaxPeriod period) {
            return period.compareTo(span.last()) <= 0
                    && (period.compareTo(span.first()) >= 0 || kind == FileKind.GSTR3B && isFirst());
        }

        boolean isOfCommand(FileKind kind, TaxPeriod period) {
            return period.compareTo(last) <= 0 && (period.compareTo(first) >= 0 || kind == FileKind.GSTR3B);
        }
    }

    private final Map<String, Seen> memory = new HashMap<>();

    /** @param file path of a profile file, empty for none */
    public static Profile profile(String file) {
        return ProfileFile.read(file);
    }

    /** Forgets what was seen: the next {@link #look} reads the folder again. */
    public void forget() {
        memory.clear();
    }

    /**
     * Looks at every file below a folder. The same folder is looked at once per command.
     *
     * @throws RunFailure with code 20 when the folder does not exist
     */
    public Seen look(Path folder, Profile profile) {
        return memory.computeIfAbsent(folder.toAbsolutePath() + "|" + profile, key -> new Seen(lookNow(folder, profile)));
    }

    private static List<LookedAt> lookNow(Path folder, Profile profile) {
        if (!Files.exists(folder)) {
            throw RunFailure.badInput("input '" + folder + "' does not exist; expected a folder with this month's files");
        }
        Inbox.Content content = Inbox.open(folder, workDirectory());
        Map<String, String> firstBySha = new HashMap<>();
        content.files().forEach(file -> firstBySha.putIfAbsent(file.sha256(), file.name()));
        // files know nothing of one another: every processor takes some, and the order stays
        List<LookedAt> seen = new ArrayList<>(IntStream.range(0, content.files().size()).parallel().mapToObj(i -> {
            InboxFile file = content.files().get(i);
            String first = firstBySha.get(file.sha256());
            return first.equals(file.name()) ? recognise(i + 1, file, profile)
                    : new LookedAt(i + 1, file, null, null, null, new Finding(RejectionReason.DUPLICATE_FILE, "",
                            "'" + file.name() + "' has the same content as '" + first + "', which is loaded instead"));
        }).toList());
        for (Inbox.Refusal refusal : content.refusals()) {
            InboxFile file = new InboxFile(refusal.file(), folder, "", 0);
            seen.add(new LookedAt(seen.size() + 1, file, null, null, null, refusal.finding()));
        }
        return withoutSuperseded(seen);
    }

    /** Where archives are unpacked: beside the database, so that a restart finds it again. */
    private static Path workDirectory() {
        return Path.of(System.getProperty("milaan.work", "data/work"));
    }

    static LookedAt recognise(int no, InboxFile file, Profile profile) {
        Sample sample;
        try {
            sample = Containers.sample(file);
        } catch (UnreadableFile e) {
            return new LookedAt(no, file, null, null, null,
                    new Finding(RejectionReason.UNREADABLE_FILE, "", "'" + file.name() + "' cannot be read: " + e.getMessage()));
        }
        Map<String, Integer> likeness = new HashMap<>();
        Map<String, String> missing = new HashMap<>();
        for (Format<?> format : Formats.all()) {
            Fit fit = format.fit(sample, profile);
            if (fit instanceof Fit.Recognised recognised) {
                LookedAt known = new LookedAt(no, file, format, recognised, format.plan(sample, profile), null);
                return checkWhole(known, sample).map(known::refused).orElse(known);
            }
            Fit.Refused refused = (Fit.Refused) fit;
            if (refused.likeness() >= likeness.getOrDefault(format.kind().text(), -1)) {
                likeness.put(format.kind().text(), refused.likeness());
                missing.put(format.kind().text(), refused.missing());
            }
        }
        String nearest = likeness.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> entry.getKey() + " (" + missing.get(entry.getKey()) + ")")
                .reduce((a, b) -> a + "; or " + b).orElse("none");
        return new LookedAt(no, file, null, null, null, new Finding(RejectionReason.UNKNOWN_FILE, "",
                "'" + file.name() + "' is of no kind that is known; nearest: " + nearest));
    }

    private static Optional<Finding> checkWhole(LookedAt file, Sample sample) {
        List<Rows> opened = new ArrayList<>();
        try {
            return file.format().refuse(sample, () -> {
                Rows rows = Containers.open(file.file(), file.plan());
                opened.add(rows);
                return rows.iterator();
            });
        } catch (UnreadableFile e) {
            return Optional.of(new Finding(RejectionReason.UNREADABLE_FILE, "", "'" + file.file().name() + "' cannot be read: " + e.getMessage()));
        } finally {
            opened.forEach(Rows::close);
        }
    }

    /** Of several versions of a statement for one GSTIN and period the newest counts; parts of one version have one date. */
    private static List<LookedAt> withoutSuperseded(List<LookedAt> seen) {
        Map<String, LocalDate> newest = new HashMap<>();
        Map<String, String> newestName = new HashMap<>();
        for (LookedAt file : seen) {
            versionKey(file).ifPresent(key -> newest.merge(key, file.recognised().generated().get(),
                    (a, b) -> a.isAfter(b) ? a : b));
        }
        for (LookedAt file : seen) {
            versionKey(file).filter(key -> file.recognised().generated().get().equals(newest.get(key)))
                    .ifPresent(key -> newestName.putIfAbsent(key, file.file().name()));
        }
        return seen.stream().map(file -> versionKey(file)
                .filter(key -> !file.recognised().generated().get().equals(newest.get(key)))
                .map(key -> file.refused(new Finding(RejectionReason.SUPERSEDED_FILE, "", "'" + file.file().name()
                        + "' was generated on " + file.recognised().generated().get() + ", but '" + newestName.get(key)
                        + "' of " + newest.get(key) + " is the newer version and is loaded instead")))
                .orElse(file)).toList();
    }

    private static Optional<String> versionKey(LookedAt file) {
        if (file.recognised() == null || file.recognised().gstin().isEmpty() || file.recognised().period().isEmpty()
                || file.recognised().generated().isEmpty() || file.refusal() != null) {
            return Optional.empty();
        }
        return Optional.of(file.format().kind() + "|" + file.recognised().gstin().get() + "|" + file.recognised().period().get());
    }

    /**
     * The files that concern a run: those it takes and those it refuses. Files of another month of the same range or of
     * another GSTIN of the same command are left to the runs they belong to. Numbered from 1, the refused ones last: a file
     * that comes for another run must not move the numbers of this one, which a restart goes by.
     */
    public static List<LookedAt> concerning(Seen seen, Scope scope) {
        List<LookedAt> own = new ArrayList<>();
        for (LookedAt file : seen.near(scope)) {
            Optional<TaxPeriod> period = file.period();
            Optional<Gstin> gstin = file.recognised() == null ? Optional.empty() : file.recognised().gstin();
            FileKind kind = file.format() == null ? null : file.format().kind();
            if (kind != null && !scope.job().reads().contains(kind)) {
                addRefused(own, scope, file, RejectionReason.OTHER_JOB_FILE, "is a " + kind.text() + ", which " + scope.job().text()
                        + " does not read");
            } else if (gstin.isPresent() && !scope.gstins().contains(gstin.get())) {
                addRefused(own, scope, file, RejectionReason.OTHER_GSTIN_FILE, "belongs to " + gstin.get() + ", this run is for "
                        + scope.gstins());
            } else if (period.isEmpty()) {
                if (file.refusal() == null || scope.isFirst()) {
                    own.add(file);
                }
            } else if (!scope.isOfCommand(kind, period.get())) {
                addRefused(own, scope, file, RejectionReason.OTHER_PERIOD_FILE, "is of " + period.get() + ", this run is for "
                        + (scope.first().equals(scope.last()) ? scope.first() : scope.first() + ".." + scope.last()));
            } else if (scope.isOwn(kind, period.get())) {
                own.add(file);
            }
        }
        own.sort(Comparator.comparing(file -> file.refusal() != null));
        return IntStream.range(0, own.size()).mapToObj(i -> own.get(i).withNo(i + 1)).toList();
    }

    /** What no run of a command takes is said once, by the first. */
    private static void addRefused(List<LookedAt> own, Scope scope, LookedAt file, RejectionReason reason, String why) {
        if (scope.isFirst()) {
            own.add(file.refusal() != null ? file : file.refused(new Finding(reason, "", "'" + file.file().name() + "' " + why)));
        }
    }
}
