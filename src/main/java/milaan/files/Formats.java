package milaan.files;

import java.util.Comparator;
import java.util.List;

import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

import milaan.formats.Format;

/** Every file layout of {@code milaan.formats}, found by scanning: a new layout is a new class and nothing else. */
public final class Formats {

    private static final List<Format<?>> ALL = scan();

    private Formats() {
    }

    /** @return all layouts, in order of class name */
    public static List<Format<?>> all() {
        return ALL;
    }

    private static List<Format<?>> scan() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(Format.class));
        return scanner.findCandidateComponents("milaan.formats").stream()
                .map(bean -> bean.getBeanClassName()).sorted(Comparator.naturalOrder()).<Format<?>>map(Formats::create).toList();
    }

    private static Format<?> create(String className) {
        try {
            var constructor = Class.forName(className).asSubclass(Format.class).getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("layout " + className + " needs a constructor without arguments", e);
        }
    }
}
