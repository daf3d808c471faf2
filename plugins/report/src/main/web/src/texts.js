// The texts: one element of the page each, or, in large reports, files beside the page that are loaded when asked for.

const TYPES = [];
const loaded = new Map();
let files = [];

// what a file beside the page calls, once for each of its documents
globalThis.sluiceText = (index, record) => loaded.set(index, record);

/** Says where the texts are. */
export function openTexts(data) {
  files = data.files.map(([name, first], i) => ({name, first, end: data.files[i + 1]?.[1] ?? data.documents.length}));
  TYPES.push(...data.types);
}

/** Returns the document with its spans, from the page or a file; a promise. */
export async function readText(index) {
  return decode(inPage(index) ?? await beside(index));
}

function inPage(index) {
  const element = document.getElementById('d' + index);
  return element === null ? undefined : JSON.parse(element.textContent);
}

async function beside(index) {
  if (!loaded.has(index)) await load(files.find(file => file.first <= index && index < file.end));
  const record = loaded.get(index);
  if (record === undefined) throw new Error('No file beside this page has this text. Was the folder left over from another run?');
  return record;
}

/** Calls back with the bare text of each of these documents in turn, and pauses so that the page stays alive. */
export async function eachText(indexes, work, isStale = () => false) {
  let resume = performance.now() + 12;
  for (const index of indexes) {
    const record = inPage(index) ?? loaded.get(index) ?? await beside(index);
    if (work(index, record.t) === false) return;
    if (performance.now() > resume) {
      await new Promise(done => setTimeout(done));
      if (isStale()) return;
      resume = performance.now() + 12;
    }
  }
}

const loading = new Map();

function load(file) {
  if (file === undefined) return Promise.reject(new Error('No file holds this text.'));
  if (!loading.has(file)) {
    loading.set(file, new Promise((done, fail) => {
      const script = document.createElement('script');
      script.src = file.name.split('/').map(encodeURIComponent).join('/');
      script.onload = done;
      script.onerror = () => {
        loading.delete(file);
        fail(new Error(`${file.name} is missing. Keep the folder with the texts beside this page.`));
      };
      document.head.append(script);
    }));
  }
  return loading.get(file);
}

const reasons = list => (list ?? []).map(([rule, surface]) => ({rule, surface}));

function decode(record) {
  return {
    text: record.t,
    mentions: record.m.map(([begin, end, type, detection, entity, score, candidates, evidence, step]) =>
      ({kind: 'mention', begin, end, type: TYPES[type], detection, entity: entity ?? null, score,
        candidates: (candidates ?? []).map(([id, name, value]) => ({id, name, score: value})),
        evidence: reasons(evidence), step})),
    times: record.x.map(([begin, end, type, value, mod, edtf, score, evidence, step]) =>
      ({kind: 'time', begin, end, type, value, mod, edtf, score, evidence: reasons(evidence), step})),
    dates: record.d.map(([role, value, edtf, confidence, evidence]) =>
      ({role, value, edtf, confidence, evidence: reasons(evidence)})),
    furniture: (record.f ?? []).map(([role, text, reason]) => ({role, text, reason})),
    problems: record.p.map(([code, message]) => ({code, message})),
    authors: record.a,
  };
}
