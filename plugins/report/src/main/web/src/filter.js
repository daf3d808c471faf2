// Which documents and entities stand, by all that the reader chose. Everything the page shows is counted from here.
import {current, many, range} from './state.js';
import {search} from './search.js';

/** Returns what stands now. Cheap enough to be asked after each change: one pass over the documents. */
export function filtered(data) {
  const documents = standing(data, current());
  return {documents, isAll: documents.length === data.documents.length,
    ...countEntities(data, documents, new Set(many(current().type)))};
}

/** Returns the documents that would stand without some of the choices, so that these can be seen against them. */
export const without = (data, choices) => standing(data, {...current(), ...choices});

function standing(data, {d, m, bin, site, lang, entity}) {
  const hits = search.hits();
  const tests = [];
  const dates = range(d);
  const bins = many(bin);
  if (dates !== null || bins.length > 0) {
    tests.push(doc => (dates !== null && isWithin(doc, dates))
      || (bins.includes('undated') && isUndated(doc)) || (bins.includes('conflicting') && doc.conflicting));
  }
  const mentioned = range(m);
  if (mentioned !== null) tests.push(doc => speaksOf(doc.times, mentioned));
  const sites = new Set(many(site));
  if (sites.size > 0) tests.push(doc => sites.has(doc.site ?? ''));
  const languages = new Set(many(lang));
  if (languages.size > 0) tests.push(doc => languages.has(doc.language ?? ''));
  if (hits !== null) tests.push(doc => hits.has(doc.index));
  const keys = many(entity);
  for (const key of keys) {
    const wanted = data.entities.find(e => keyOf(e) === key);
    if (wanted !== undefined) tests.push(doc => names(doc.named, wanted.index));
  }
  return data.documents.filter(doc => tests.every(test => test(doc)));
}

export const isUndated = doc => doc.from === null && doc.to === null;

/** Whether a date is open at an end or an estimate over years, as DateInterval.isVague: it says nothing of first and last days. */
export const isVague = doc => doc.from === null || doc.to === null || doc.to - doc.from > 732;

function isWithin(doc, [from, to]) {
  return !isUndated(doc) && (doc.from ?? -Infinity) <= to && (doc.to ?? Infinity) >= from;
}

function speaksOf(times, [from, to]) {
  for (let i = 0; i < times.length; i += 3) {
    if (times[i] <= to && times[i + 1] >= from) return true;
  }
  return false;
}

// the pairs are sorted by the number of the entity
function names(pairs, entity) {
  for (let i = 0; i < pairs.length && pairs[i] <= entity; i += 2) {
    if (pairs[i] === entity) return true;
  }
  return false;
}

/** An entity that nobody linked has no id; its name and type stand for it. */
export const keyOf = entity => entity.id || `${entity.type} ${entity.name}`;

function countEntities(data, documents, types) {
  const mentions = new Uint32Array(data.entities.length);
  const inDocuments = new Uint32Array(data.entities.length);
  const first = new Float64Array(data.entities.length).fill(Infinity);
  const last = new Float64Array(data.entities.length).fill(-Infinity);
  for (const doc of documents) {
    const {named} = doc;
    const [low, high] = isVague(doc) ? [Infinity, -Infinity] : [doc.from, doc.to];
    for (let i = 0; i < named.length; i += 2) {
      const entity = named[i];
      mentions[entity] += named[i + 1];
      inDocuments[entity]++;
      if (low < first[entity]) first[entity] = low;
      if (high > last[entity]) last[entity] = high;
    }
  }
  const entitiesOfAnyType = data.entities.filter(e => mentions[e.index] > 0);
  const entities = types.size === 0 ? entitiesOfAnyType : entitiesOfAnyType.filter(e => types.has(e.type));
  return {entities, entitiesOfAnyType, mentions, inDocuments, first, last};
}
