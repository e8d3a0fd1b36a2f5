package milaan.domain.credit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names a credit's life after the document it began with. */
public final class AccountName {

    private static final int BYTES = 8;

    private AccountName() {
    }

    /** 16 letters and digits, the same in every run; begins with a letter that no number has, or a spreadsheet might take it for {@code 12E34}. */
    public static String of(DocumentKey key) {
        return of(key.text());
    }

    /** 16 letters and digits over a text that names the credit, for one that no document names. */
    public static String of(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return 'a' + HexFormat.of().formatHex(hash, 0, BYTES).substring(1);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
