package dev.sluice.plugins.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Document;
import dev.sluice.testkit.TestContext;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** Reads the workbook back with Apache POI. */
class XlsxExporterTest {
    @Test
    void everyTableIsASheetWithTheRowsOfCsv() throws Exception {
        List<Document> documents = SampleDocuments.all();
        try (XSSFWorkbook workbook = read(documents)) {
            assertThat(workbook.getNumberOfSheets()).isEqualTo(TableKind.values().length);
            EntityCounts entities = new EntityCounts();
            CoOccurrences pairs = new CoOccurrences();
            documents.forEach(entities::observe);
            documents.forEach(pairs::observe);
            for (TableKind kind : TableKind.values()) {
                Sheet sheet = workbook.getSheet(kind.tableName());
                List<List<Object>> expected = new ArrayList<>();
                expected.add(new ArrayList<>(kind.columns()));
                documents.forEach(document -> expected.addAll(kind.rows(document)));
                expected.addAll(kind.rows(entities, pairs));
                List<List<Object>> found = new ArrayList<>();
                for (Row row : sheet) {
                    found.add(cells(row, kind.columns().size()));
                }
                assertThat(found)
                        .isEqualTo(
                                expected.stream().map(XlsxExporterTest::plain).toList());
            }
        }
    }

    private static List<Object> cells(Row row, int columns) {
        List<Object> cells = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            Cell cell = row.getCell(i);
            if (cell == null) {
                cells.add("");
            } else if (cell.getCellType() == CellType.NUMERIC) {
                cells.add(
                        DateUtil.isCellDateFormatted(cell)
                                ? cell.getLocalDateTimeCellValue().toLocalDate().toString()
                                : cell.getNumericCellValue());
            } else {
                assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                cells.add(cell.getStringCellValue());
            }
        }
        return cells;
    }

    private static List<Object> plain(List<Object> row) {
        List<Object> plain = new ArrayList<>();
        for (Object cell : row) {
            plain.add(
                    cell == null
                            ? ""
                            : cell instanceof Number number ? number.doubleValue() : Characters.xml(cell.toString()));
        }
        return plain;
    }

    @Test
    void nothingIsAFormulaAndNothingAnEscape() throws Exception {
        for (String text : List.of("=1+1", "@x", "_x0041_", "  a  ", "a\r\nb", "<b>&amp;\"")) {
            Document document = Document.of("a", "");
            document = document.withMetadata(document.metadata().withTitle(text));
            try (XSSFWorkbook workbook = read(List.of(document))) {
                Cell cell = workbook.getSheet("documents").getRow(1).getCell(2);
                assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
                assertThat(cell.getStringCellValue()).isEqualTo(text);
            }
        }
    }

    @Test
    void whatDoesNotFitIntoACellIsCut() throws Exception {
        Document document = Document.of("\ud83d\ude00".repeat(20_000), "");
        try (XSSFWorkbook workbook = read(List.of(document))) {
            assertThat(workbook.getSheet("documents").getRow(1).getCell(0).getStringCellValue())
                    .isEqualTo("\ud83d\ude00".repeat(16_383));
        }
    }

    @Test
    void daysThatSpreadsheetsGetWrongAreTexts() {
        assertThat(XlsxWorkbook.isDay(LocalDate.of(1900, 2, 28))).isFalse();
        assertThat(XlsxWorkbook.isDay(LocalDate.of(1900, 3, 1))).isTrue();
        assertThat(XlsxWorkbook.serial(LocalDate.of(1900, 3, 1))).isEqualTo(61);
        assertThat(XlsxWorkbook.isDay(LocalDate.of(10_000, 1, 1))).isFalse();
    }

    @Test
    void theSameDocumentsMakeTheSameBytes() throws Exception {
        assertThat(write(SampleDocuments.all())).isEqualTo(write(SampleDocuments.all()));
    }

    private static XSSFWorkbook read(List<Document> documents) throws Exception {
        return new XSSFWorkbook(new ByteArrayInputStream(write(documents)));
    }

    private static byte[] write(List<Document> documents) throws Exception {
        return Read.written(new XlsxFactory().create(new XlsxConfig("x"), TestContext.create()), documents)
                .bytes("x");
    }
}
