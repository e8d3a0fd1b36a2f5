package milaan.jobs.monthend;

import java.util.Comparator;
import java.util.List;

import milaan.domain.credit.reversal.DocumentReversal;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** Every provision on single documents, found by scanning: a new provision is a new class and nothing else. */
final class Provisions {

    private static final List<DocumentReversal> ALL = scan();

    private Provisions() {
    }

    static List<DocumentReversal> all() {
        return ALL;
    }

    private static List<DocumentReversal> scan() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(DocumentReversal.class));
        return scanner.findCandidateComponents("milaan.domain.credit.reversal").stream().map(bean -> create(bean.getBeanClassName()))
                .sorted(Comparator.comparing(DocumentReversal::precedence)).toList();
    }

    private static DocumentReversal create(String className) {
        try {
            return Class.forName(className).asSubclass(DocumentReversal.class).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("provision " + className + " needs a public constructor without arguments", e);
        }
    }
}
