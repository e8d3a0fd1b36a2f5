package milaan.formats;

import milaan.domain.document.Side;

/** What a file holds, whatever it is called. */
public enum FileKind {
    GSTR2B("gstr2b", Side.PORTAL),
    PURCHASE_REGISTER("purchase-register", Side.BOOKS);

    private final String text;
    private final Side side;

    FileKind(String text, Side side) {
        this.text = text;
        this.side = side;
    }

    /** The name users read and write: {@code purchase-register}. */
    public String text() {
        return text;
    }

    public Side side() {
        return side;
    }
}
