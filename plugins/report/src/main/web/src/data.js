// The summary of all documents, as the exporter wrote it (Summary.java, Entities.java), made ready for counting.

/** Reads the summary once; the texts stay where they are until somebody opens them, see texts.js. */
export function readSummary(json) {
  const raw = JSON.parse(json);
  const documents = raw.documents.map(([id, title, site, language, url, from, to, date, confidence, conflicting,
    length, problems], index) => ({index, id, title: title ?? id, site, language, url, from, to, date, confidence,
    conflicting: conflicting === 1, length, problems, times: raw.times[index], named: raw.named[index]}));
  const entities = raw.entities.map(([id, name, type, spellings, first, place], index) =>
    ({index, id, name, type: raw.types[type], spellings: pairs(spellings), mentions: 0, documents: 0,
      first: {document: first[0], begin: first[1], end: first[2]},
      place: place && {latitude: place[0], longitude: place[1], kind: place[2]}}));
  const postings = invert(documents, entities);
  return {title: raw.title, types: raw.types, steps: raw.steps, problems: raw.problems, files: raw.files, run: raw.run,
    documents, entities, postings, byId: new Map(entities.filter(e => e.id).map(e => [e.id, e]))};
}

function pairs(flat) {
  const list = [];
  for (let i = 0; i < flat.length; i += 2) list.push({text: flat[i], count: flat[i + 1]});
  return list;
}

/** For each entity its documents and how often each names it, all in three arrays: objects would be too many. */
function invert(documents, entities) {
  const start = new Uint32Array(entities.length + 1);
  for (const {named} of documents) {
    for (let i = 0; i < named.length; i += 2) {
      start[named[i] + 1]++;
      entities[named[i]].mentions += named[i + 1];
      entities[named[i]].documents++;
    }
  }
  for (let i = 0; i < entities.length; i++) start[i + 1] += start[i];
  const next = start.slice();
  const document = new Uint32Array(start[entities.length]);
  const count = new Uint32Array(start[entities.length]);
  for (const {index, named} of documents) {
    for (let i = 0; i < named.length; i += 2) {
      const at = next[named[i]]++;
      document[at] = index;
      count[at] = named[i + 1];
    }
  }
  return {start, document, count};
}

/** Calls back with each document that names an entity, and how often it does. */
export function eachDocument(data, entity, work) {
  const {start, document, count} = data.postings;
  for (let i = start[entity.index]; i < start[entity.index + 1]; i++) work(data.documents[document[i]], count[i]);
}

export const isNil = entity => entity.id.startsWith('NIL');
