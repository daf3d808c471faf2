package dev.sluice.core;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import org.junit.jupiter.api.Test;

class CoreArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.sluice.core", "dev.sluice.cli");

    /** What is made to be changed, by several threads too. */
    private static final List<Class<?>> KEEPERS = List.of(
            ConcurrentMap.class,
            BlockingQueue.class,
            Executor.class,
            Lock.class,
            ThreadLocal.class,
            AtomicReference.class,
            AtomicBoolean.class,
            AtomicInteger.class,
            AtomicLong.class);

    @Test
    void theRulesSeeTheClasses() {
        assertThat(CLASSES.size()).isGreaterThan(60);
        assertThat(CLASSES.contain("dev.sluice.cli.Main")).isTrue();
    }

    @Test
    void theCoreNeverSeesTheCommandLine() {
        noClasses()
                .that()
                .resideInAPackage("dev.sluice.core..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.sluice.cli..").or(resideInAPackage("org.apache.commons.cli..")))
                .check(CLASSES);
    }

    @Test
    void theCommandLineIsBuiltOnTheToolkitAndNotOnTheEngine() {
        noClasses()
                .that()
                .resideInAPackage("dev.sluice.cli..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.sluice.core.internal.engine..")
                        .or(resideInAPackage("dev.sluice.core.internal.plugin..")))
                .check(CLASSES);
    }

    @Test
    void internalPackagesHaveNoCycles() {
        slices().matching("dev.sluice.core.internal.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void nothingWritesToTheConsoleBehindTheTerminal() {
        noClasses()
                .that()
                .resideInAPackage("dev.sluice..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }

    @Test
    void onlyTheProgramEndsTheProgram() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.sluice.cli.Main")
                .should()
                .callMethod(System.class, "exit", int.class)
                .check(CLASSES);
    }

    @Test
    void theLogIsThatOfTheProgram() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("ch.qos.logback..", "java.util.logging..", "org.apache.logging.."))
                .check(CLASSES);
    }

    @Test
    void nothingIsKeptInStaticFieldsThatChange() {
        fields().that()
                .areStatic()
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .beFinal()
                .check(CLASSES);
        List<String> holders = CLASSES.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .filter(field ->
                        KEEPERS.stream().anyMatch(keeper -> field.getRawType().isAssignableTo(keeper)))
                .map(JavaField::getFullName)
                .toList();
        // it numbers the names of threads
        assertThat(holders).containsExactly("dev.sluice.core.internal.engine.OrderedWorkers.POOLS");
    }

    @Test
    void exceptionsAreTypedByWhoMustAct() {
        classes()
                .that()
                .areAssignableTo(Exception.class)
                .and()
                .arePublic()
                .should()
                .resideInAPackage("dev.sluice.core")
                .check(CLASSES);
    }
}
