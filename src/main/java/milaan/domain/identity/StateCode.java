package milaan.domain.identity;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A State or Union territory by its GST code (gst-rules section 11.2): 01 to 38, 96 other countries, 97 other territory,
 * 99 centre jurisdiction. Codes that a merger or split replaced stay as written; {@link #today()} makes them comparable.
 *
 * @param code two digits
 */
public record StateCode(String code) {

    /** Code, two-letter code, names: the first name is the one in use, the others are old, short or common spellings. */
    private static final String[] TABLE = {
            "01,JK,Jammu and Kashmir,Jammu Kashmir,J and K", "02,HP,Himachal Pradesh", "03,PB,Punjab", "04,CH,Chandigarh",
            "05,UK,Uttarakhand,Uttaranchal,UT,UA", "06,HR,Haryana", "07,DL,Delhi,New Delhi,NCT of Delhi", "08,RJ,Rajasthan",
            "09,UP,Uttar Pradesh", "10,BR,Bihar,BH", "11,SK,Sikkim", "12,AR,Arunachal Pradesh", "13,NL,Nagaland",
            "14,MN,Manipur", "15,MZ,Mizoram,MI", "16,TR,Tripura", "17,ML,Meghalaya", "18,AS,Assam",
            "19,WB,West Bengal", "20,JH,Jharkhand", "21,OD,Odisha,Orissa,OR", "22,CG,Chhattisgarh,Chattisgarh,CT",
            "23,MP,Madhya Pradesh", "24,GJ,Gujarat", "25,DD,Daman and Diu",
            "26,DH,Dadra and Nagar Haveli and Daman and Diu,Dadra and Nagar Haveli,Dadra Nagar Haveli,DN,DNHDD",
            "27,MH,Maharashtra", "28,,Andhra Pradesh (Old),Andhra Pradesh (Before Division)",
            "29,KA,Karnataka", "30,GA,Goa", "31,LD,Lakshadweep", "32,KL,Kerala", "33,TN,Tamil Nadu",
            "34,PY,Puducherry,Pondicherry", "35,AN,Andaman and Nicobar Islands,Andaman and Nicobar",
            "36,TS,Telangana,Telengana,TG", "37,AP,Andhra Pradesh,AD,Andhra Pradesh (New)", "38,LA,Ladakh",
            "96,FC,Other Countries,Other Country,Foreign Country,Outside India", "97,OT,Other Territory",
            "99,,Centre Jurisdiction,Center Jurisdiction"};

    private static final Map<String, String> CODE_BY_NAME = codeByName();
    private static final Pattern NUMBERED = Pattern.compile("([0-9]{1,2})[\\s\\-–:.]*(.*)");
    private static final Pattern NUMBER_LAST = Pattern.compile("(.*?)[\\s\\-–:(]+([0-9]{2})\\)?");

    /** @throws IllegalArgumentException when no State has the code */
    public StateCode {
        if (!CODE_BY_NAME.containsKey(code)) {
            throw new IllegalArgumentException("'" + code + "' is not a State code (expected 01 to 38, 96, 97 or 99)");
        }
    }

    /**
     * @param text {@code 27}, {@code 7} (a spreadsheet has dropped the zero), {@code 27-Maharashtra}, {@code Maharashtra},
     *             {@code MH}, {@code Maharashtra (27)}; old names too
     * @return empty when it is no State, or a code and the name of another State
     */
    public static Optional<StateCode> find(String text) {
        String trimmed = text.strip();
        String exact = CODE_BY_NAME.get(trimmed);
        if (exact != null) {
            return Optional.of(new StateCode(exact));
        }
        Matcher numbered = NUMBERED.matcher(trimmed);
        if (numbered.matches()) {
            return find(numbered.group(1), numbered.group(2));
        }
        String byName = CODE_BY_NAME.get(key(trimmed));
        if (byName != null) {
            return Optional.of(new StateCode(byName));
        }
        Matcher last = NUMBER_LAST.matcher(trimmed);
        return last.matches() ? find(last.group(2), last.group(1)) : Optional.empty();
    }

    private static Optional<StateCode> find(String digits, String name) {
        String code = digits.length() == 1 ? "0" + digits : digits;
        if (!CODE_BY_NAME.containsKey(code)) {
            return Optional.empty();
        }
        StateCode found = new StateCode(code);
        String byName = CODE_BY_NAME.get(key(name));
        boolean contradicts = byName != null && !new StateCode(byName).today().equals(found.today());
        return contradicts ? Optional.empty() : Optional.of(found);
    }

    /** The code in use now: 25 Daman and Diu is part of 26 since 2020, 28 was Andhra Pradesh before Telangana left it (37). */
    public StateCode today() {
        return switch (code) {
            case "25" -> new StateCode("26");
            case "28" -> new StateCode("37");
            default -> this;
        };
    }

    private static Map<String, String> codeByName() {
        Map<String, String> codes = new HashMap<>();
        for (String line : TABLE) {
            String[] names = line.split(",");
            for (String name : names) {
                if (!name.isEmpty() && codes.put(key(name), names[0]) != null) {
                    throw new IllegalStateException("two States are called " + name);
                }
            }
        }
        return Map.copyOf(codes);
    }

    /** Letters and digits in upper case; {@code &} is "and". */
    private static String key(String name) {
        return name.toUpperCase(Locale.ROOT).replace("&", "AND").replaceAll("[^A-Z0-9]", "");
    }

    /** The code. */
    @Override
    public String toString() {
        return code;
    }
}
