package milaan.domain.money;

import java.util.function.ToLongFunction;

/**
 * Tax per head, in paise. Heads are never added together silently: {@link #total()} is a decision.
 *
 * @param igst integrated tax
 * @param cgst central tax
 * @param sgst State or Union territory tax
 * @param cess compensation cess
 */
public record TaxAmounts(long igst, long cgst, long sgst, long cess) {

    public static final TaxAmounts ZERO = new TaxAmounts(0, 0, 0, 0);

    /** @param paise amount of each head */
    public static TaxAmounts byHead(ToLongFunction<TaxHead> paise) {
        return new TaxAmounts(paise.applyAsLong(TaxHead.IGST), paise.applyAsLong(TaxHead.CGST), paise.applyAsLong(TaxHead.SGST),
                paise.applyAsLong(TaxHead.CESS));
    }

    public long of(TaxHead head) {
        return switch (head) {
            case IGST -> igst;
            case CGST -> cgst;
            case SGST -> sgst;
            case CESS -> cess;
        };
    }

    public TaxAmounts plus(TaxAmounts other) {
        return new TaxAmounts(Math.addExact(igst, other.igst), Math.addExact(cgst, other.cgst),
                Math.addExact(sgst, other.sgst), Math.addExact(cess, other.cess));
    }

    public TaxAmounts minus(TaxAmounts other) {
        return plus(other.negated());
    }

    public TaxAmounts negated() {
        return new TaxAmounts(-igst, -cgst, -sgst, -cess);
    }

    /** All heads in one figure, in paise. */
    public long total() {
        return igst + cgst + sgst + cess;
    }

    public boolean isZero() {
        return equals(ZERO);
    }

    /** True when each head differs by at most {@code tolerancePaise}. */
    public boolean isWithin(TaxAmounts other, long tolerancePaise) {
        for (TaxHead head : TaxHead.values()) {
            if (Math.abs(of(head) - other.of(head)) > tolerancePaise) {
                return false;
            }
        }
        return true;
    }
}
