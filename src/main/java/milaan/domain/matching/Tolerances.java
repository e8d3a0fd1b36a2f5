package milaan.domain.matching;

/**
 * How far figures may be apart and still agree, in paise: parameters {@code match.*} of rules.csv.
 *
 * @param perHeadPaise  per tax head ({@code match.tolR}, default 1.00 rupee)
 * @param taxablePaise  on the taxable value ({@code match.tolTaxable}, default 2.00 rupees)
 * @param windowDays    how far dates of a split bill may be apart ({@code match.windowDays}, default 31)
 */
public record Tolerances(long perHeadPaise, long taxablePaise, int windowDays) {

    public static final Tolerances DEFAULT = new Tolerances(100, 200, 31);
}
