package milaan.tables;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import milaan.domain.credit.CreditEvent;
import milaan.domain.credit.CreditReason;
import milaan.domain.credit.Decision;
import milaan.domain.credit.DocumentKey;
import milaan.domain.credit.EventKind;
import milaan.domain.credit.Table4;
import milaan.domain.document.BooksFacts.CreditClass;
import milaan.domain.document.DocumentType;
import milaan.domain.document.SourceLine;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;
import milaan.domain.returns.Gstr3bRow;
import milaan.tables.DocumentLineTable.BlockRange;

/** The credit register of a run, by supplier block. What applies to no single document stands in the block {@link #RULES}. */
@Repository
public class CreditEventTable {

    /** Block of events of rules that look at a GSTIN as a whole; behind the blocks of documents. */
    public static final String RULES = "~RULES";

    private static final List<String> COLUMNS = Amounts.with(KeyColumns.behind("run_id", "block", "event_no", "account", "period", "event",
            "form_row", "table_4_row", "reason", "rule", "lot_id", "credit_class", "document_value", "match_id", "decision",
            "decision_reason", "decided_by", "decided_on", "explanation"), "");
    private static final String HEADS = Amounts.HEADS.stream().map(head -> "sum(" + head + ") as " + head)
            .collect(Collectors.joining(", "));
    private static final String IN_RANGE = " where run_id = ? and block >= ? and block < ?";

    private final BulkWriter bulk;
    private final JdbcTemplate jdbc;

    CreditEventTable(BulkWriter bulk, JdbcTemplate jdbc) {
        this.bulk = bulk;
        this.jdbc = jdbc;
    }

    public void insert(long run, String block, List<CreditEvent> events) {
        insert(run, Map.of(block, events));
    }

    /** Writes events behind those that their blocks have already. Their lots must be there. */
    public void insert(long run, Map<String, List<CreditEvent>> blocks) {
        if (blocks.isEmpty()) {
            return;
        }
        Map<String, Integer> last = lastNumbers(run, blocks.keySet());
        bulk.insert("credit_event", COLUMNS, BlockRows.behind(block -> last.getOrDefault(block, 0), blocks,
                (block, no, event) -> values(run, block, no, event)));
    }

    private Map<String, Integer> lastNumbers(long run, Set<String> blocks) {
        Map<String, Integer> last = new HashMap<>();
        jdbc.query("select block, max(event_no) from credit_event where run_id = ? and block >= ? and block <= ? group by block", row -> {
            last.put(row.getString(1), row.getInt(2));
        }, run, Collections.min(blocks), Collections.max(blocks));
        return last;
    }

    private static Object[] values(long run, String block, int no, CreditEvent e) {
        Decision decision = e.decision();
        String tableRows = e.tableRows().stream().map(Gstr3bRow::number).collect(Collectors.joining(";"));
        return Amounts.values(e.tax(), KeyColumns.values(e.document(), run, block, no, e.account(), e.period().toString(), e.kind().name(),
                e.row().number(), tableRows, e.reason().name(), e.rule(), e.lot().isEmpty() ? null : e.lot(),
                KeyColumns.nameOrNull(e.creditClass()), BulkWriter.moneyOrNull(e.value()), e.matchId(),
                decision == null ? null : decision.action().name(), decision == null ? null : decision.reason(),
                decision == null ? null : decision.decidedBy(), decision == null ? null : decision.decidedOn(), e.explanation()));
    }

    public void delete(long run, String block) {
        jdbc.update("delete from credit_event where run_id = ? and block = ?", run, block);
    }

    /** The events of one GSTIN that open or draw on lots, by block and number. Their decisions name no item, evidence or file. */
    public void readOfLots(long run, Gstin gstin, Consumer<CreditEvent> sink) {
        read(run, gstin, "lot_id is not null", sink);
    }

    /** What was claimed or reclaimed on documents of some uses in the period, and what amendments have changed; by block and number. */
    public void readClaimed(long run, Gstin gstin, Set<CreditClass> uses, Consumer<CreditEvent> sink) {
        read(run, gstin, "(event in ('TAKEN', 'RECLAIMED') and credit_class in (" + uses.stream().map(use -> "'" + use.name() + "'")
                .collect(Collectors.joining(", ")) + ") or event = 'CORRECTED' and reason in ('AMENDED', 'SUPPLIER_CANCELLED'))", sink);
    }

    private void read(long run, Gstin gstin, String condition, Consumer<CreditEvent> sink) {
        jdbc.query("select * from credit_event where run_id = ? and gstin = ? and " + condition + " order by block, event_no", row -> {
            sink.accept(event(row));
        }, run, gstin.text());
    }

    /** @return what stands in each row of Table 4 of a GSTIN, by the rows that were written with the events: {@code 4A5;4D1} */
    public Map<String, TaxAmounts> sumsByTableRows(long run, Gstin gstin) {
        Map<String, TaxAmounts> sums = new HashMap<>();
        jdbc.query("select table_4_row, " + HEADS + " from credit_event where run_id = ? and gstin = ? group by table_4_row", row -> {
            sums.put(row.getString("table_4_row"), Amounts.read(row, ""));
        }, run, gstin.text());
        return sums;
    }

    private static CreditEvent event(ResultSet row) throws SQLException {
        DocumentKey document = KeyColumns.read(row);
        String lot = row.getString("lot_id");
        String creditClass = row.getString("credit_class");
        BigDecimal value = row.getBigDecimal("document_value");
        return new CreditEvent(row.getString("account"), document, TaxPeriod.parse(row.getString("period")),
                EventKind.valueOf(row.getString("event")), KeyColumns.formRow(row.getString("form_row")),
                CreditReason.valueOf(row.getString("reason")), row.getString("rule"), lot == null ? "" : lot, Amounts.read(row, ""),
                creditClass == null ? null : CreditClass.valueOf(creditClass), value == null ? null : Paise.ofRupees(value),
                row.getString("match_id"), decision(row, document.recipient()), row.getString("explanation"));
    }

    private static Decision decision(ResultSet row, Gstin gstin) throws SQLException {
        String action = row.getString("decision");
        return action == null ? null : new Decision(gstin, "", "", Decision.Action.valueOf(action), row.getString("decision_reason"),
                row.getString("decided_by"), row.getObject("decided_on", LocalDate.class), new SourceLine("", ""));
    }

    /** {@link #history(long, Map, LocalDate, BlockRange)} of all blocks. */
    public List<CreditEvent> history(long run, Map<Gstin, List<Long>> earlierRuns, LocalDate firstDay) {
        return history(run, earlierRuns, firstDay, BlockRange.ALL);
    }

    /**
     * What earlier runs say of documents of this run: events of documents that were carried in, are dated before {@code firstDay} or
     * are what a note or an amendment of this run names as the one before it, and all other events of the same accounts.
     * The events of each earlier run are read twice and by their key, never joined: on
     * HSQLDB a join would take as many steps as the square of a block. What rules say of such an account in {@link #RULES} is among them.
     *
     * @param earlierRuns runs before, by GSTIN
     * @param range       one of {@link DocumentLineTable#blockRanges}; the accounts of a block stand in no other one
     * @return events by run, oldest first, block and number
     */
    public List<CreditEvent> history(long run, Map<Gstin, List<Long>> earlierRuns, LocalDate firstDay, BlockRange range) {
        Set<String> documents = documents(run, firstDay, range);
        Set<String> accounts = documents.isEmpty() ? Set.of() : accounts(documents, earlierRuns, range);
        List<CreditEvent> events = new ArrayList<>();
        if (accounts.isEmpty()) {
            return events;
        }
        for (long earlier : EarlierRuns.of(earlierRuns)) {
            Set<String> whose = EarlierRuns.gstins(earlier, earlierRuns);
            withRules(range).forEach(part -> jdbc.query("select * from credit_event" + IN_RANGE + " order by block, event_no", row -> {
                if (accounts.contains(row.getString("account")) && whose.contains(row.getString("gstin"))) {
                    events.add(event(row));
                }
            }, earlier, part.first(), part.beyond()));
        }
        return events;
    }

    private static List<BlockRange> withRules(BlockRange range) {
        return range.beyond().compareTo(RULES) > 0 ? List.of(range) : List.of(range, new BlockRange(RULES, RULES + " "));
    }

    private Set<String> documents(long run, LocalDate firstDay, BlockRange range) {
        Set<String> documents = new HashSet<>();
        jdbc.query("select recipient_gstin as gstin, supplier_gstin, coalesce(supplier_name, '') as supplier_name, document_type, "
                + "document_number, document_date, coalesce(original_number, '') as original_number, original_date from document_line" + IN_RANGE
                + " and (line_id < " + StagedLine.FILE_FACTOR + " or document_date < ? or original_number <> '')", row -> {
                    DocumentKey document = KeyColumns.ofSupplierName(row);
                    documents.add(document.text());
                    if (!row.getString("original_number").isEmpty()) {
                        documents.add(KeyColumns.original(document, document.type(), row).text());
                        documents.add(KeyColumns.original(document, DocumentType.INV, row).text());
                    }
                }, run, range.first(), range.beyond(), firstDay);
        return documents;
    }

    private Set<String> accounts(Set<String> documents, Map<Gstin, List<Long>> earlierRuns, BlockRange range) {
        Set<String> accounts = new HashSet<>();
        for (long earlier : EarlierRuns.of(earlierRuns)) {
            Set<String> whose = EarlierRuns.gstins(earlier, earlierRuns);
            jdbc.query("select account, " + String.join(", ", KeyColumns.NAMES) + " from credit_event" + IN_RANGE, row -> {
                if (whose.contains(row.getString("gstin")) && documents.contains(KeyColumns.read(row).text())) {
                    accounts.add(row.getString("account"));
                }
            }, earlier, range.first(), range.beyond());
        }
        return accounts;
    }

    /** @return what Table 4 of a GSTIN adds up, by kind and row of 4A */
    public List<Table4.Sum> sums(long run, Gstin gstin) {
        return jdbc.query("select event, form_row, count(distinct account) as documents, " + HEADS + " from credit_event "
                + "where run_id = ? and gstin = ? group by event, form_row order by event, form_row",
                (row, i) -> new Table4.Sum(EventKind.valueOf(row.getString("event")), KeyColumns.formRow(row.getString("form_row")),
                        Amounts.read(row, ""), row.getLong("documents")), run, gstin.text());
    }

    /**
     * Events of one kind, reason, use and row of 4A.
     *
     * @param creditClass null when the books do not know the document
     * @param tax         paise per head
     */
    public record ClassSum(EventKind kind, CreditReason reason, CreditClass creditClass, Gstr3bRow row, TaxAmounts tax) {
    }

    /** @return what rules 38, 42 and 43 add up for a GSTIN */
    public List<ClassSum> sumsByClass(long run, Gstin gstin) {
        return jdbc.query("select event, reason, credit_class, form_row, " + HEADS + " from credit_event where run_id = ? and gstin = ? "
                + "group by event, reason, credit_class, form_row "
                + "order by event, reason, coalesce(credit_class, ''), form_row", (row, i) -> {
                    String creditClass = row.getString("credit_class");
                    return new ClassSum(EventKind.valueOf(row.getString("event")), CreditReason.valueOf(row.getString("reason")),
                            creditClass == null ? null : CreditClass.valueOf(creditClass), KeyColumns.formRow(row.getString("form_row")),
                            Amounts.read(row, ""));
                }, run, gstin.text());
    }

    /**
     * All that earlier runs have posted in a range and in {@link #RULES}: what rule 37 begins to watch when the first payments arrive.
     *
     * @param earlierRuns runs before
     * @return events by run, oldest first, block and number
     */
    public List<CreditEvent> all(List<Long> earlierRuns, Gstin gstin, BlockRange range) {
        List<CreditEvent> events = new ArrayList<>();
        earlierRuns.stream().sorted().forEach(earlier -> withRules(range).forEach(part -> jdbc.query("select * from credit_event" + IN_RANGE
                + " and gstin = ? order by block, event_no", row -> {
                    events.add(event(row));
                }, earlier, part.first(), part.beyond(), gstin.text())));
        return events;
    }

    /** @return what the rules on a GSTIN as a whole add to 4A5, paise per head */
    public TaxAmounts sumOfRules(long run, Gstin gstin) {
        return jdbc.query("select " + HEADS + ", count(*) as n from credit_event where run_id = ? and block = '" + RULES + "' and gstin = ? "
                + "and event in ('TAKEN', 'CORRECTED')", (row, i) -> row.getInt("n") == 0 ? TaxAmounts.ZERO : Amounts.read(row, ""), run,
                gstin.text()).get(0);
    }

    /** @return what was claimed of the supplies of one PAN, less what was given back; paise per head */
    public TaxAmounts netOfSupplier(long run, Gstin gstin, String pan) {
        return jdbc.query("select event, " + HEADS + " from credit_event where run_id = ? and block = ? and gstin = ? group by event",
                (row, i) -> {
                    TaxAmounts tax = Amounts.read(row, "");
                    return switch (EventKind.valueOf(row.getString("event"))) {
                        case TAKEN, CORRECTED, RECLAIMED -> tax;
                        case REVERSED_FOR_NOW, REVERSED_FOR_GOOD -> tax.negated();
                        default -> TaxAmounts.ZERO;
                    };
                }, run, pan, gstin.text()).stream().reduce(TaxAmounts.ZERO, TaxAmounts::plus);
    }
}
