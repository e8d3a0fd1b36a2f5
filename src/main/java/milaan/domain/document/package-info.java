/**
 * The inward document of either side and its number. Its one rule: a document says what its source says, amounts in paise,
 * credit notes negative. Open {@link milaan.domain.document.Document} first, then
 * {@link milaan.domain.document.DocumentNumber} for what makes two numbers the same.
 */
package milaan.domain.document;
