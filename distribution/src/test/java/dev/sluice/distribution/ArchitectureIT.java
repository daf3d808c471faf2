package dev.sluice.distribution;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.sluice.api.Component;
import dev.sluice.api.ComponentFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The arrows between the modules, read from the jars of the built distribution. */
class ArchitectureIT {
    private static final List<String> PLUGINS = List.of(
            "reading",
            "extraction",
            "office",
            "dating",
            "linking",
            "export",
            "report",
            "evaluation",
            "sqlite",
            "parquet");

    private static JavaClasses classes = new ClassFileImporter().importPackages("dev.sluice.none");

    @BeforeAll
    static void read() throws IOException {
        List<JarFile> jars = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Sluice.HOME)) {
            // Below repository lie copies for Maven.
            for (Path file : files.filter(f -> !f.startsWith(Sluice.HOME.resolve("repository")))
                    .filter(f -> f.getFileName().toString().matches("sluice-.*\\.jar"))
                    .toList()) {
                jars.add(new JarFile(file.toFile()));
            }
        }
        assertThat(jars).hasSize(2 + PLUGINS.size());
        classes = new ClassFileImporter().importJars(jars);
    }

    @Test
    void theRulesSeeEveryModule() {
        assertThat(classes.contain("dev.sluice.api.Document")).isTrue();
        assertThat(classes.contain("dev.sluice.core.Toolkit")).isTrue();
        for (String plugin : PLUGINS) {
            assertThat(classes.that(resideInAPackage("dev.sluice.plugins." + plugin + "..")))
                    .as(plugin)
                    .hasSizeGreaterThan(5);
        }
    }

    @Test
    void theApiSeesNobody() {
        noClasses()
                .that(resideInAPackage("dev.sluice.api.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "dev.sluice.core..", "dev.sluice.cli..", "dev.sluice.plugins..", "com.fasterxml.."))
                .check(classes);
    }

    @Test
    void theCoreSeesNoPlugin() {
        noClasses()
                .that(resideInAnyPackage("dev.sluice.core..", "dev.sluice.cli.."))
                .should()
                .dependOnClassesThat(resideInAPackage("dev.sluice.plugins.."))
                .check(classes);
    }

    @Test
    void aPluginSeesNeitherTheHostNorAnotherPlugin() {
        for (String plugin : PLUGINS) {
            String own = "dev.sluice.plugins." + plugin + "..";
            noClasses()
                    .that(resideInAPackage(own))
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage("dev.sluice.core..", "dev.sluice.cli..", "dev.sluice.api.internal..")
                                    .or(resideInAPackage("dev.sluice.plugins..").and(not(resideInAPackage(own)))))
                    .check(classes);
        }
    }

    @Test
    void aPluginShowsItsFactoriesAndTheirOptionsAndNothingElse() {
        List<String> others = classes.stream()
                .filter(c -> c.getPackageName().startsWith("dev.sluice.plugins."))
                .filter(c -> c.getModifiers().contains(JavaModifier.PUBLIC) && !c.isNestedClass())
                .filter(c -> !c.isAssignableTo(ComponentFactory.class) && !c.isRecord())
                .map(JavaClass::getName)
                .toList();
        assertThat(others).isEmpty();
    }

    @Test
    void theApiStaysSmall() {
        List<String> types = classes.stream()
                .filter(c -> c.getPackageName().equals("dev.sluice.api"))
                .filter(c -> c.getModifiers().contains(JavaModifier.PUBLIC) && !c.isNestedClass())
                .map(JavaClass::getSimpleName)
                .filter(name -> !name.equals("package-info"))
                .toList();
        assertThat(types).hasSizeLessThanOrEqualTo(35).contains("Document", "ComponentFactory");
    }

    @Test
    void everyPackageSaysWhatMayBeNull() {
        List<String> unmarked = classes.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(p -> !p.getClasses().isEmpty() && !p.isAnnotatedWith(NullMarked.class))
                .map(p -> p.getName())
                .toList();
        assertThat(unmarked).isEmpty();
    }

    @Test
    void pluginsNeitherPrintNorEndTheProgramNorAskTheClockOrTheLocale() {
        noClasses()
                .that(resideInAPackage("dev.sluice.plugins.."))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.util.Locale.class, "getDefault")
                .orShould()
                .callMethod(java.util.TimeZone.class, "getDefault")
                .orShould()
                .callMethod(java.time.ZoneId.class, "systemDefault")
                .orShould()
                .callMethod(java.util.Collection.class, "parallelStream")
                .check(classes);
    }

    @Test
    void componentsAreFinalOrHidden() {
        classes()
                .that()
                .areAssignableTo(Component.class)
                .and()
                .resideInAPackage("dev.sluice.plugins..")
                .and()
                .areNotInterfaces()
                .should()
                .notBePublic()
                .check(classes);
    }
}
