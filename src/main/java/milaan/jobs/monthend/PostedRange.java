package milaan.jobs.monthend;

import java.util.List;
import java.util.Map;

import milaan.domain.advice.HoldItem;
import milaan.domain.advice.ImsSuggestion;
import milaan.domain.advice.SupplierRequest;
import milaan.domain.credit.Register;
import milaan.tables.ReviewItemTable.Shown;

/** What came of the credit of a range of blocks, by block. */
record PostedRange(String first, Map<String, Posted> blocks) {

    /** What came of one block. */
    record Posted(Register.Closing closing, List<Shown> reviews, List<HoldItem> holds, List<ImsSuggestion> ims, List<SupplierRequest> requests) {
    }
}
