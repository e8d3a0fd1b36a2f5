/**
 * What the books hand us: purchase registers, payments, workings in whatever columns a package, a vendor or a person chose.
 * The one rule: a title is known by the data file {@code formats/<kind>-titles.csv} or by the user's profile, never
 * by guessing from the cells below it; what could mean two things is refused with both names.
 * Open first: {@link milaan.formats.books.PurchaseRegister}.
 */
package milaan.formats.books;
