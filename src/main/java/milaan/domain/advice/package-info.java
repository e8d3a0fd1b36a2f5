/**
 * What people are to do about a document: decide on it, hold its payment, act on it in IMS, ask its supplier.
 * Its one rule: advice changes no figure; it only says what would, and until when.
 * Start reading at {@link milaan.domain.advice.ReviewItem}.
 */
package milaan.domain.advice;
