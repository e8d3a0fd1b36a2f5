package milaan.domain.statement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxHead;

/**
 * The closing balances of a roll, ready to be drawn.
 *
 * @param periods  in order
 * @param closings paise, for each head one a period
 * @param zeroLine the balance below which the portal blocks, in paise: a line of its own in the drawing
 */
public record BalanceSeries(List<TaxPeriod> periods, Map<TaxHead, List<Long>> closings, long zeroLine) {

    public BalanceSeries {
        periods = List.copyOf(periods);
        for (TaxHead head : TaxHead.values()) {
            if (closings.get(head) == null || closings.get(head).size() != periods.size()) {
                throw new IllegalArgumentException(head + " has balances " + closings.get(head) + " (expected one for each of " + periods + ")");
            }
        }
        closings = Collections.unmodifiableMap(new EnumMap<>(closings));
    }

    /** @param rows rows of one roll, by period */
    public static BalanceSeries of(List<RollRow> rows) {
        TreeSet<TaxPeriod> periods = new TreeSet<>();
        Map<TaxHead, List<Long>> closings = new EnumMap<>(TaxHead.class);
        for (TaxHead head : TaxHead.values()) {
            closings.put(head, new ArrayList<>());
        }
        for (RollRow row : rows) {
            periods.add(row.period());
            closings.get(row.head()).add(row.closing());
        }
        closings.replaceAll((head, balances) -> List.copyOf(balances));
        return new BalanceSeries(List.copyOf(periods), closings, 0);
    }
}
