// Full-text search: every word of the query must stand in the document, "quoted words" in this order. Texts are read through
// as they are, since an index of a large corpus would take longer to build than many searches take.
// Names and titles, which are few, have an index that forgives misspellings.
import MiniSearch from 'minisearch';
import {announce} from './dom.js';
import {eachText} from './texts.js';

const ACCENTED = {a: 'aàáâãäåāăą', c: 'cçćč', d: 'dďđ', e: 'eèéêëēėęě', g: 'gğ', i: 'iìíîïīįı', l: 'lł', n: 'nñńň',
  o: 'oòóôõöøōő', r: 'rř', s: 'sśşš', t: 'tţť', u: 'uùúûüūůű', y: 'yýÿ', z: 'zźżž'};

// the most mentioned ones; more would take seconds
const INDEXED = 20_000;

let hits = null;
let run = 0;
let indexOfNames = null;

/** Returns the expression for a query: its terms, without regard to case and accents; null if it has no word. */
export function expressions(query) {
  const terms = [...query.matchAll(/"([^"]+)"|[^\s"]+/g)].map(found => (found[1] ?? found[0]).trim()).filter(Boolean);
  return terms.length === 0 ? null : terms.map(expression);
}

function expression(term) {
  const pattern = [...term.normalize('NFD').replace(/\p{M}/gu, '')].map(character => {
    const variants = ACCENTED[character.toLowerCase()];
    if (variants !== undefined) return `[${variants}]\\p{M}*`;
    if (/\s/.test(character)) return '\\s+';
    return character.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  }).join('').replace(/(?:\\s\+)+/g, '\\s+');
  return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}`, 'giu');
}

export const search = {
  /** Returns the numbers of the documents found, with how often the words stand there; null without a query. */
  hits: () => hits,

  /** Searches all documents and calls back at the end; a later search ends an earlier one. */
  async start(data, query, done, progress) {
    const mine = ++run;
    const wanted = expressions(query);
    if (wanted === null) {
      hits = null;
      done();
      return;
    }
    const found = new Map();
    let seen = 0;
    await eachText(data.documents.keys(), (index, text) => {
      const {title} = data.documents[index];
      let count = 0;
      for (const regexp of wanted) {
        const times = occurrences(regexp, title) + occurrences(regexp, text);
        if (times === 0) {
          count = 0;
          break;
        }
        count += times;
      }
      if (count > 0) found.set(index, count);
      if (++seen % 500 === 0) progress(seen);
    }, () => mine !== run);
    if (mine !== run) return;
    hits = found;
    announce(`${found.size} documents found`);
    done();
  },

  /** Returns entities whose names are like the query, best first. */
  likely(data, query) {
    if (query.trim() === '') return [];
    if (indexOfNames === null) {
      indexOfNames = new MiniSearch({fields: ['names'], searchOptions: {prefix: true, fuzzy: 0.2, combineWith: 'AND',
        // of names that fit alike, the one that is mentioned more is meant more often
        boostDocument: index => 1 + Math.log2(data.entities[index].mentions)}});
      indexOfNames.addAll(data.entities.slice(0, INDEXED).map(e => ({id: e.index, names: [e.name, ...e.spellings.map(x => x.text)].join(' ')})));
    }
    return indexOfNames.search(query).slice(0, 8).map(found => data.entities[found.id]);
  },
};

function occurrences(regexp, text) {
  regexp.lastIndex = 0;
  let count = 0;
  while (regexp.exec(text) !== null) count++;
  return count;
}
