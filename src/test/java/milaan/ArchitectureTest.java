package milaan;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The one rule of dependence: files, formats, domain, tables, jobs, each using only what stands below it. */
@AnalyzeClasses(packages = "milaan", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final DescribedPredicate<JavaClass> JAVA = resideInAPackage("java..").or(JavaClass.Predicates.equivalentTo(boolean.class))
            .or(DescribedPredicate.describe("primitive", JavaClass::isPrimitive))
            .or(DescribedPredicate.describe("array", JavaClass::isArray));

    @ArchTest
    static final ArchRule domain_uses_only_java = classes().that().resideInAPackage("milaan.domain..")
            .and().resideOutsideOfPackage("milaan.domain.matching..")
            .should().onlyDependOnClassesThat(JAVA.or(resideInAPackage("milaan.domain..")));

    @ArchTest
    static final ArchRule matching_uses_java_and_assignment_algorithms = classes().that().resideInAPackage("milaan.domain.matching..")
            .should().onlyDependOnClassesThat(JAVA.or(resideInAnyPackage("milaan.domain..", "org.jgrapht..")));

    /** Commons CSV only for their own tables of titles and words, which are data. */
    @ArchTest
    static final ArchRule formats_use_only_java_and_domain = classes().that().resideInAPackage("milaan.formats..")
            .should().onlyDependOnClassesThat(JAVA.or(resideInAnyPackage("milaan.formats..", "milaan.domain..", "org.apache.commons.csv..")));

    @ArchTest
    static final ArchRule files_know_no_tables_and_no_jobs = noClasses().that().resideInAPackage("milaan.files..")
            .should().dependOnClassesThat().resideInAnyPackage("milaan.tables..", "milaan.jobs..", "milaan.runtime..");

    @ArchTest
    static final ArchRule tables_know_only_the_domain = noClasses().that().resideInAPackage("milaan.tables..")
            .should().dependOnClassesThat().resideInAnyPackage("milaan.files..", "milaan.formats..", "milaan.jobs..", "milaan.runtime..");

    @ArchTest
    static final ArchRule report_shows_tables_and_domain = classes().that().resideInAPackage("milaan.report..")
            .should().onlyDependOnClassesThat(JAVA.or(resideInAnyPackage("milaan.report..", "milaan.tables..", "milaan.domain..",
                    "org.thymeleaf..", "org.dhatim.fastexcel..")));

    @ArchTest
    static final ArchRule nothing_uses_jobs = noClasses().that().resideOutsideOfPackage("milaan.jobs..")
            .should().dependOnClassesThat().resideInAPackage("milaan.jobs..");

    @ArchTest
    static final ArchRule jobs_meet_in_tables = slices().matching("milaan.jobs.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule money_is_no_binary_fraction = fields().that().areDeclaredInClassesThat()
            .resideInAnyPackage("milaan.domain.money..", "milaan.domain.document..", "milaan.tables..")
            .should().notHaveRawType(double.class).andShould().notHaveRawType(float.class);

    @ArchTest
    static final ArchRule amounts_are_not_given_as_binary_fractions = methods().that().areDeclaredInClassesThat()
            .resideInAnyPackage("milaan.domain.money..", "milaan.domain.document..", "milaan.tables..")
            .should().notHaveRawReturnType(double.class).andShould().notHaveRawReturnType(float.class)
            .andShould().notHaveRawParameterTypes(DescribedPredicate.describe("a binary fraction", types -> types.stream()
                    .anyMatch(type -> type.isEquivalentTo(double.class) || type.isEquivalentTo(float.class))));
}
