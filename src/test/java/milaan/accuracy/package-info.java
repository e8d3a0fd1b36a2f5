/**
 * Labelled purchase documents and the measure of how well they are matched.
 * One rule: labels come from how a document was made, never from the matcher; nothing here knows its code.
 * Open {@link milaan.accuracy.LabelledDocuments} first, then {@link milaan.accuracy.Accuracy}.
 */
package milaan.accuracy;
