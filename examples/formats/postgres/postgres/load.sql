-- Run in this folder: psql --set ON_ERROR_STOP=1 --file load.sql DATABASE
-- Offsets are UTF-16 code units; PostgreSQL counts code points.
\encoding UTF8
BEGIN;
CREATE SCHEMA sluice;
SET LOCAL search_path = sluice;
CREATE TABLE documents (
  "id" text,
  "url" text,
  "title" text,
  "authors" text,
  "site" text,
  "language" text,
  "published" text,
  "published_earliest" date,
  "published_latest" date,
  "confidence" double precision,
  "modified" text,
  "characters" integer,
  "problems" text
);
\copy documents FROM 'documents.copy'
CREATE TABLE mentions (
  "document" text,
  "begin" integer,
  "end" integer,
  "surface" text,
  "type" text,
  "entity" text,
  "score" double precision
);
\copy mentions FROM 'mentions.copy'
CREATE TABLE timex (
  "document" text,
  "begin" integer,
  "end" integer,
  "surface" text,
  "type" text,
  "value" text,
  "mod" text,
  "earliest" date,
  "latest" date,
  "score" double precision
);
\copy timex FROM 'timex.copy'
CREATE TABLE dates (
  "document" text,
  "role" text,
  "value" text,
  "earliest" date,
  "latest" date,
  "edtf" text,
  "confidence" double precision,
  "rule" text,
  "surface" text
);
\copy dates FROM 'dates.copy'
CREATE TABLE entities (
  "entity" text,
  "name" text,
  "type" text,
  "documents" integer,
  "mentions" integer,
  "variants" text,
  "first_date" date,
  "last_date" date
);
\copy entities FROM 'entities.copy'
CREATE TABLE cooccurrences (
  "entity_a" text,
  "name_a" text,
  "entity_b" text,
  "name_b" text,
  "documents" integer,
  "first_date" date,
  "last_date" date
);
\copy cooccurrences FROM 'cooccurrences.copy'
CREATE TABLE texts (
  document text,
  body text,
  words tsvector GENERATED ALWAYS AS (to_tsvector('simple', body)) STORED
);
\copy texts (document, body) FROM 'texts.copy'
ALTER TABLE documents ADD PRIMARY KEY (id);
ALTER TABLE entities ADD PRIMARY KEY (entity);
CREATE INDEX ON mentions (document);
CREATE INDEX ON mentions (entity);
CREATE INDEX ON timex (document);
CREATE INDEX ON timex (earliest);
CREATE INDEX ON texts USING gin (words);
COMMIT;
