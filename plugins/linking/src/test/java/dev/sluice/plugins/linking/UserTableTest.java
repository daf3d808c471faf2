package dev.sluice.plugins.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.api.Document;
import dev.sluice.api.EntityLinker;
import dev.sluice.api.Link;
import dev.sluice.api.Mention;
import dev.sluice.testkit.TestContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserTableTest {
    @TempDir
    private Path directory;

    @Test
    void entitiesOfAUserAreLinkedAndComeBeforeTheStarter() throws Exception {
        table(
                "own.csv",
                "id,name,type,aliases",
                "ship:1,\"Lisbon, the ship\",product,Lisbon|SS Lisbon",
                "p-7,Orla Tveitdal,person,");
        List<Link> links = link(List.of("own.csv", "starter"), "They saw Lisbon, Oslo and Orla Tveitdal.");
        assertThat(links).extracting(Link::entity).containsExactly("ship:1", "Q585", "p-7");
        assertThat(links.get(0).mention().type()).isEqualTo(Mention.Type.PRODUCT);
    }

    @Test
    void columnsMayStandInAnyOrderWithTabsBetween() throws Exception {
        table("own.tsv", "aliases\tname\tid", "Tveitdal|Orla T.\tOrla Tveitdal\tp-7");
        assertThat(link(List.of("own.tsv"), "They saw Orla Tveitdal."))
                .extracting(Link::entity)
                .containsExactly("p-7");
    }

    @Test
    void aTableWithoutHeaderHasTheDocumentedOrder() throws Exception {
        table("own.csv", "p-7,Orla Tveitdal");
        assertThat(link(List.of("own.csv"), "They saw Orla Tveitdal."))
                .extracting(Link::entity)
                .containsExactly("p-7");
    }

    @Test
    void aWrongRowIsNamedWithFileAndLine() throws Exception {
        table("own.csv", "id,name,type", "p-7,Orla Tveitdal,human");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> link(List.of("own.csv"), ""))
                .withMessageContaining("own.csv, line 2")
                .withMessageContaining("'human'")
                .withMessageContaining("PERSON");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id,nmae,type        | p-7,Orla Tveitdal,person | line 1 | 'nmae'
            id,name,alias       | p-7,Orla Tveitdal,Orla   | line 1 | 'alias'
            id,name,name        | p-7,Orla,Tveitdal        | line 1 | twice
            name,type           | Orla Tveitdal,person     | line 1 | id and name
            id,name,from        | p-7,Orla Tveitdal,5/1970 | line 2 | '5/1970'
            id,name,to          | p-7,Orla Tveitdal,1970-13 | line 2 | '1970-13'
            id,name,from,to     | p-7,Orla,1970-05,1969    | line 2 | before
            """)
    void aHeaderOrDateThatIsNoneIsNamed(String header, String row, String line, String fault) throws Exception {
        table("own.csv", header, row);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> link(List.of("own.csv"), ""))
                .withMessageContaining("own.csv, " + line)
                .withMessageContaining(fault);
    }

    @Test
    void aMissingFileIsNamedWithWhatToDo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> link(List.of("none.csv"), ""))
                .withMessageContaining("none.csv")
                .withMessageContaining("'starter'");
    }

    @Test
    void anEmptyListOfKnowledgeBasesIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> link(List.of(), ""));
    }

    @Test
    void withoutNilUnknownNamesHaveNoLink() throws Exception {
        EntityLinker linker =
                new LinkFactory().create(new LinkConfig(List.of("starter"), false, 0.4), TestContext.create());
        Document document = Document.of("a.txt", "Orla Tveitdal went to Oslo.");
        assertThat(linker.link(document, TestContext.create()))
                .extracting(Link::entity)
                .containsExactly("Q585");
    }

    @Test
    void aHighLeastScoreMakesNamesUnknown() throws Exception {
        EntityLinker linker =
                new LinkFactory().create(new LinkConfig(List.of("starter"), true, 1), TestContext.create());
        Document document = Document.of("a.txt", "They went to Oslo.");
        assertThat(linker.link(document, TestContext.create())).allMatch(Link::isNil);
    }

    private void table(String name, String... lines) throws Exception {
        Files.write(directory.resolve(name), List.of(lines));
    }

    private List<Link> link(List<String> bases, String text) throws Exception {
        TestContext context = TestContext.create().in(directory);
        EntityLinker linker = new LinkFactory().create(new LinkConfig(bases, true, 0.4), context);
        return linker.link(Document.of("a.txt", text), context);
    }
}
