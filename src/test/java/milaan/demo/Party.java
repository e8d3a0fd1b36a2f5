package milaan.demo;

import milaan.domain.identity.Gstin;

/** A supplier of the sample company. @param gstin empty when it has none */
record Party(String name, String gstin) {

    static Party of(String name, String state, String pan) {
        return new Party(name, gstin(state, pan));
    }

    /** The first registration of a PAN in a State, with the right check character. */
    static String gstin(String state, String pan) {
        String first14 = state + pan + "1Z";
        return first14 + Gstin.checkCharacter(first14);
    }

    /** The same PAN in another State. */
    Party in(String state) {
        return of(name, state, gstin.substring(2, 12));
    }

    boolean isIn(String state) {
        return gstin.startsWith(state);
    }
}
