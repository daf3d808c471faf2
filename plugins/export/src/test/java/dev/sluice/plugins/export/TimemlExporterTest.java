package dev.sluice.plugins.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Document;
import dev.sluice.api.DocumentDate;
import dev.sluice.testkit.MarkedText;
import dev.sluice.testkit.TestContext;
import dev.sluice.testkit.TestExport;
import java.util.ArrayList;
import java.util.List;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.fit.factory.JCasFactory;
import org.apache.uima.fit.util.JCasUtil;
import org.apache.uima.jcas.JCas;
import org.cleartk.corpus.timeml.TimeMlGoldAnnotator;
import org.cleartk.timeml.type.DocumentCreationTime;
import org.cleartk.timeml.type.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

class TimemlExporterTest {
    static List<Document> documents() {
        return SampleDocuments.all();
    }

    @Test
    void expressionsStandInTheTextAndTheCreationTimeBeforeIt() throws Exception {
        Document document = MarkedText.of("Met {every Friday=SET P1W} since {mid-May=2020-05 MID}.")
                .id("x")
                .published("2020-06-10")
                .title("A <title>")
                .expected();
        assertThat(write(TimemlConfig.Form.INLINE, document).text("timeml/x.tml"))
                .contains("""
                        <DOCID>x</DOCID>
                        <DCT><TIMEX3 tid="t0" type="DATE" value="2020-06-10" temporalFunction="false"\
                         functionInDocument="CREATION_TIME">2020-06-10</TIMEX3></DCT>
                        <TITLE>A &lt;title&gt;</TITLE>
                        <TEXT>Met <TIMEX3 tid="t1" type="SET" value="P1W">every Friday</TIMEX3> since\
                         <TIMEX3 tid="t2" type="DATE" value="2020-05" mod="MID">mid-May</TIMEX3>.</TEXT>
                        """);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void theTextIsWhatIsBetweenTheTags(Document document) throws Exception {
        TestExport export = write(TimemlConfig.Form.INLINE, document);
        byte[] bytes = export.bytes("timeml/" + new FileNames().of(document.id()) + ".tml");
        Grammars.check("timeml.rnc", bytes);
        Element root = Read.xml(bytes);
        Element text = Read.elements(root, "TEXT").get(0);
        assertThat(text.getTextContent()).isEqualTo(Characters.xml(document.text()));
        assertThat(Read.elements(text, "TIMEX3"))
                .extracting(Element::getTextContent)
                .containsExactlyElementsOf(
                        document.timexes().stream().map(document::surface).toList());
    }

    /** ClearTK reads the file as it reads the corpora of TempEval. */
    @ParameterizedTest
    @MethodSource("documents")
    void cleartkReadsTheSameTimes(Document document) throws Exception {
        TestExport export = write(TimemlConfig.Form.INLINE, document);
        JCas read = JCasFactory.createJCas();
        read.createView(TimeMlGoldAnnotator.TIMEML_VIEW_NAME)
                .setDocumentText(export.text("timeml/" + new FileNames().of(document.id()) + ".tml"));
        AnalysisEngineFactory.createEngine(TimeMlGoldAnnotator.class).process(read);
        List<String> times = new ArrayList<>();
        List<String> created = new ArrayList<>();
        for (Time time : JCasUtil.select(read, Time.class)) {
            if (time instanceof DocumentCreationTime) {
                created.add(time.getValue());
            } else {
                times.add(time.getTimeType() + " " + time.getValue() + " " + time.getMod() + " " + time.getQuant() + " "
                        + time.getFreq() + " " + time.getCoveredText());
            }
        }
        assertThat(times)
                .containsExactlyElementsOf(document.timexes().stream()
                        .map(timex -> timex.type() + " " + timex.value() + " " + timex.mod() + " " + timex.quant() + " "
                                + timex.freq() + " " + document.surface(timex))
                        .toList());
        // where it is one day, month, year or time, and no other range
        assertThat(created)
                .containsExactlyElementsOf(document.date(DocumentDate.Role.PUBLISHED).map(DocumentDate::value).stream()
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void offsetsBesideTheTextAreCodePoints(Document document) throws Exception {
        TestExport export = write(TimemlConfig.Form.STANDOFF, document);
        String name = "timeml/" + new FileNames().of(document.id());
        int[] text = export.text(name + ".txt").codePoints().toArray();
        byte[] bytes = export.bytes(name + ".timex3.xml");
        Grammars.check("timeml.rnc", bytes);
        List<Element> found = Read.elements(Read.xml(bytes), "TIMEX3").stream()
                .filter(timex -> timex.hasAttribute("begin"))
                .toList();
        assertThat(found).hasSameSizeAs(document.timexes());
        for (Element timex : found) {
            int begin = Integer.parseInt(timex.getAttribute("begin"));
            int end = Integer.parseInt(timex.getAttribute("end"));
            assertThat(timex.getTextContent()).isEqualTo(new String(text, begin, end - begin));
        }
    }

    @Test
    void ofExpressionsInOneAnotherTheOuterOneStands() throws Exception {
        Document document = MarkedText.of("on {the {Friday=2020-06-12} after=2020-06-19} it")
                .id("x")
                .expected();
        assertThat(write(TimemlConfig.Form.INLINE, document).text("timeml/x.tml"))
                .contains(
                        "<TEXT>on <TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2020-06-19\">the Friday after</TIMEX3> it</TEXT>")
                .doesNotContain("<DCT>");
    }

    private static TestExport write(TimemlConfig.Form form, Document... documents) throws Exception {
        return Read.written(
                new TimemlFactory().create(new TimemlConfig("timeml", form), TestContext.create()), List.of(documents));
    }
}
