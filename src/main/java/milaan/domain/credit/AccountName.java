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

    /** 16 hex digits, the same in every run. */
    public static String of(DocumentKey key) {
        return of(key.text());
    }

    /** 16 hex digits over a text that names the credit, for one that no document names. */
    public static String of(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
