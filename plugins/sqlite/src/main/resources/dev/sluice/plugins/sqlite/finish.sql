-- What is known of all documents together, and the index of words.
CREATE INDEX mentions_of_document ON mentions (document);
CREATE INDEX mentions_of_entity ON mentions (entity, document);
CREATE INDEX timex_of_document ON timex (document);
CREATE INDEX timex_by_day ON timex (earliest);
CREATE TABLE variants AS
  SELECT entity, surface, count(*) AS mentions FROM mentions WHERE entity IS NOT NULL
  GROUP BY entity, surface ORDER BY entity, mentions DESC, surface;
CREATE TABLE entities (
  entity TEXT PRIMARY KEY, name TEXT, type TEXT, documents INTEGER, mentions INTEGER, first_date TEXT, last_date TEXT
);
INSERT INTO entities
  SELECT m.entity,
    coalesce(
      (SELECT n.name FROM mentions n WHERE n.entity = m.entity AND n.name IS NOT NULL ORDER BY n.number LIMIT 1),
      (SELECT v.surface FROM variants v WHERE v.entity = m.entity ORDER BY v.mentions DESC, v.surface LIMIT 1)),
    (SELECT t.type FROM mentions t WHERE t.entity = m.entity
      GROUP BY t.type ORDER BY t.type = 'OTHER', count(*) DESC, t.type LIMIT 1),
    count(DISTINCT m.document), count(*),
    -- open ranges and those of more than two years, DateInterval.isVague, say nothing of the first and the last day
    min(iif(julianday(d.published_latest) - julianday(d.published_earliest) <= 732, d.published_earliest, NULL)),
    max(iif(julianday(d.published_latest) - julianday(d.published_earliest) <= 732, d.published_latest, NULL))
  FROM mentions m JOIN documents d ON d.id = m.document WHERE m.entity IS NOT NULL GROUP BY m.entity ORDER BY m.entity;
CREATE VIEW cooccurrences AS
  SELECT a.entity AS entity_a, b.entity AS entity_b, count(*) AS documents
  FROM (SELECT DISTINCT entity, document FROM mentions WHERE entity IS NOT NULL) a
  JOIN (SELECT DISTINCT entity, document FROM mentions WHERE entity IS NOT NULL) b
    ON a.document = b.document AND a.entity < b.entity
  GROUP BY a.entity, b.entity;
CREATE VIRTUAL TABLE words USING fts5 (
  title, text, content='documents', tokenize='unicode61 remove_diacritics 2'
);
INSERT INTO words (words) VALUES ('rebuild');
INSERT INTO words (words) VALUES ('optimize');
ANALYZE;
VACUUM;
