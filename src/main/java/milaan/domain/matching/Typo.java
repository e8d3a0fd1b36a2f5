package milaan.domain.matching;

/** Whether two numbers differ by a slip of the finger: gst-rules section 5.3, pass 3. */
final class Typo {

    /** Below this length one wrong character is as likely another document. */
    private static final int SHORTEST = 3;
    /** From this length on two wrong characters are still a similarity of about 90 %. */
    private static final int LONG = 12;

    private static final int NONE = 9;

    private Typo() {
    }

    /** How many slips lie between two numbers; more than two when they are no slips. */
    static int slips(String a, String b) {
        int longer = Math.max(a.length(), b.length());
        if (longer < SHORTEST || Math.abs(a.length() - b.length()) > 2) {
            return NONE;
        }
        int allowed = longer >= LONG ? 2 : 1;
        int slips = distance(a, b, allowed);
        return slips <= allowed ? slips : NONE;
    }

    /** Edit distance with swaps of neighbours, cut off above {@code limit}. */
    private static int distance(String a, String b, int limit) {
        int start = 0;
        int endA = a.length();
        int endB = b.length();
        while (start < endA && start < endB && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        while (endA > start && endB > start && a.charAt(endA - 1) == b.charAt(endB - 1)) {
            endA--;
            endB--;
        }
        int m = endA - start;
        int n = endB - start;
        if (m == 0 || n == 0) {
            return m + n;
        }
        if (Math.abs(m - n) > limit || Math.min(m, n) > 2 * limit + 12) {
            return limit + 1;
        }
        int[][] d = new int[m + 1][n + 1];
        for (int i = 0; i <= m; i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= n; j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= m; i++) {
            for (int j = 1; j <= n; j++) {
                char ca = a.charAt(start + i - 1);
                char cb = b.charAt(start + j - 1);
                d[i][j] = Math.min(d[i - 1][j - 1] + (ca == cb ? 0 : 1), Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                if (i > 1 && j > 1 && ca == b.charAt(start + j - 2) && cb == a.charAt(start + i - 2)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[m][n];
    }
}
