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

    /**
     * How many slips lie between two numbers; more than two when they are no slips.
     *
     * @param largest 1 or 2: not more are looked for
     */
    static int slips(String a, String b, int largest) {
        int longer = Math.max(a.length(), b.length());
        if (longer < SHORTEST || Math.abs(a.length() - b.length()) > largest) {
            return NONE;
        }
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
        boolean swapped = m == 2 && n == 2 && a.charAt(start) == b.charAt(start + 1) && a.charAt(start + 1) == b.charAt(start);
        if (m <= 1 && n <= 1 || swapped) {
            return 1;
        }
        return largest == 2 && longer >= LONG && distance(a, b, start, m, n) == 2 ? 2 : NONE;
    }

    /** Edit distance of the differing middles, with swaps of neighbours. */
    private static int distance(String a, String b, int start, int m, int n) {
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
