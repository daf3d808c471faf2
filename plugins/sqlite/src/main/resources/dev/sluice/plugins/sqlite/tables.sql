-- The tables that are filled document by document. Offsets are code points: substr(text, "begin" + 1, "end" - "begin").
CREATE TABLE documents (
  id TEXT PRIMARY KEY, url TEXT, title TEXT, authors TEXT, site TEXT, language TEXT,
  published TEXT, published_earliest TEXT, published_latest TEXT, confidence REAL, characters INTEGER, text TEXT
);
CREATE TABLE dates (
  document TEXT REFERENCES documents, role TEXT, value TEXT, earliest TEXT, latest TEXT, edtf TEXT, confidence REAL, rule TEXT
);
CREATE TABLE mentions (
  number INTEGER PRIMARY KEY, document TEXT REFERENCES documents, "begin" INTEGER, "end" INTEGER, surface TEXT, type TEXT,
  entity TEXT, name TEXT, score REAL
);
CREATE TABLE timex (
  number INTEGER PRIMARY KEY, document TEXT REFERENCES documents, "begin" INTEGER, "end" INTEGER, surface TEXT, type TEXT,
  value TEXT, mod TEXT, earliest TEXT, latest TEXT, edtf TEXT, score REAL
);
