package milaan.jobs.monthend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

import milaan.domain.advice.SupplierRequest;
import milaan.domain.credit.ReturnDay;
import milaan.domain.identity.Gstin;
import milaan.jobs.Publication;
import milaan.report.SupplierPack;
import milaan.runtime.RunInbox;
import milaan.tables.RunTable.Run;
import milaan.tables.SupplierRequestTable;
import org.springframework.stereotype.Component;

/** One list and one letter for each supplier who has something to put right. */
@Component
class SupplierPacks {

    private final SupplierRequestTable requests;
    private final RunInbox inbox;

    SupplierPacks(SupplierRequestTable requests, RunInbox inbox) {
        this.requests = requests;
        this.inbox = inbox;
    }

    void write(Run run, Gstin gstin, Path folder) throws IOException {
        SortedMap<Gstin, List<SupplierRequest>> bySupplier = SupplierPack.bySupplier(requests.read(run.id(), gstin));
        if (bySupplier.isEmpty()) {
            return;
        }
        Files.createDirectories(folder);
        SupplierPack pack = new SupplierPack(new SupplierPack.Sender(gstin.text(), run.period(),
                ReturnDay.due(run.period(), inbox.rules(run.id())), ""));
        for (var entry : bySupplier.entrySet()) {
            Publication.csv(folder.resolve(SupplierPack.listName(entry.getKey())), SupplierPack.COLUMNS,
                    sink -> entry.getValue().forEach(request -> sink.accept(SupplierPack.row(request))));
            pack.write(folder, entry.getValue());
        }
    }
}
