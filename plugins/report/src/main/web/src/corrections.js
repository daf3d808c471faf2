// The corrections of the reader, and the file that the steps of the next run obey (docs/corrections.md): one correction a
// line, fields with tabs between.
import {fromIso, toIso} from './days.js';

/** The steps that obey each kind of correction. */
const STEPS = {date: 'date', time: 'timex', merge: 'cluster', split: 'cluster', is: 'cluster'};

/** The value of words that mean no time. */
export const NO_TIME = 'none';

const ID = /^(?:NIL-[0-9a-f]{12}|Q[1-9][0-9]*)$/;

const PLAIN = {ø: 'o', ł: 'l', ß: 'ss', æ: 'ae', œ: 'oe', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ə: 'a'};

/** The folding of names of that step: two names are the same for it exactly if they fold to the same. */
export function fold(name) {
  let folded = '';
  for (const character of name.normalize('NFKD').toLowerCase()) {
    if (/['.`’‘ʼʻʿʾ´′]|\p{Mn}|\p{Cf}/u.test(character)) continue;
    if (PLAIN[character] !== undefined) folded += PLAIN[character];
    else if (character === '&') folded += ' and ';
    else folded += /[\p{L}\p{Nd}]/u.test(character) ? character : ' ';
  }
  folded = folded.trim().replace(/ +/g, ' ');
  return folded.startsWith('the ') ? folded.slice(4) : folded;
}

const key = name => (ID.test(name) ? name : fold(name));

/** How an entity is named in the file: by the id if the step understands it, else by its first spelling. */
export const reference = entity => (ID.test(entity.id) ? entity.id : clean(entity.spellings[0].text));

// no name may break the line
export const clean = text => text.replace(/\p{White_Space}+/gu, ' ').trim();

/** Whether a text names a day of the calendar, a month or a year. */
function isDay(text) {
  const whole = `${text}-01-01`.slice(0, 10);
  return /^\d{4}(-\d\d){0,2}$/.test(text) && fromIso(whole) !== null && toIso(fromIso(whole)) === whole;
}

function isDayOrRange(text) {
  const [from, to, ...more] = text.split('/');
  if (to === undefined) return isDay(from);
  const isOpen = end => end === '..';
  return more.length === 0 && (isDay(from) || isOpen(from)) && (isDay(to) || isOpen(to)) && !(isOpen(from) && isOpen(to))
    && (isOpen(from) || isOpen(to) || `${from}-00-00` <= `${to}-99-99`);
}

/** Whether a text is a value of TIMEX3 that the step "timex" takes. */
function isTime(text) {
  return /^(?:[0-9X]{2,4}(?:-[0-9A-Z]{1,3}){0,3}(?:T[0-9A-Z:.+-]+)?|P[0-9A-Z.]+|(?:PAST|PRESENT|FUTURE)_REF|none)$/.test(text)
    && (!/^\d{4}(-\d\d){1,2}(T|$)/.test(text) || isDay(text.replace(/T.*/, '')));
}

/** Returns why a correction cannot be, or null. */
export function fault({verb, left, right, document = ''}) {
  if (/[\t\r\n]/.test(document)) return 'The id of this document has a tab or a line end, which the file cannot hold.';
  if (verb === 'date') return isDayOrRange(left) ? null : 'Give a day, month, year or range: 2021-03-24, 2021-03, 2021, 2021-03-24/2021-03-30.';
  if (verb === 'time') return isTime(right) ? null : 'Give a value such as 2021-03-24, 2021-03, 2021, 2021-W12 or P3D.';
  if (key(left) === '' || (verb !== 'is' && key(right) === '')) return 'A name needs a letter or a digit.';
  if (verb !== 'is') {
    return key(left) === key(right) ? 'These are the same name to Sluice: tell who is meant in a document instead.' : null;
  }
  if (right === '' || /\s/.test(right)) return 'An id has no spaces, such as Q1530.';
  return right.startsWith('NIL') ? 'That is the id of a name that is not known: merge the two instead.' : null;
}

/** What a correction that is not of two names speaks about. */
const about = ({verb, left, document, begin}) => JSON.stringify([verb, document, verb === 'date' || (verb === 'is' ? key(left) : left), begin ?? '']);

export const isSamePair = (a, b) => {
  const [l, r] = [key(a.left), key(a.right)];
  return (l === key(b.left) && r === key(b.right)) || (l === key(b.right) && r === key(b.left));
};

/**
 * Returns the list with one more correction. What said the opposite, or the same, goes: the step would refuse a file in
 * which two lines contradict each other.
 */
export function withCorrection(list, correction) {
  const added = {...correction, left: clean(correction.left), right: clean(correction.right ?? ''),
    document: correction.document ?? '', begin: correction.begin ?? ''};
  const isPair = ({verb}) => verb === 'merge' || verb === 'split';
  const isReplaced = old => (isPair(old) ? isPair(added) && isSamePair(old, added) : about(old) === about(added));
  return [...list.filter(old => !isReplaced(old)), added];
}

/** Returns the file; each correction has a comment before it that says it in names. */
export function toFile(list) {
  const lines = ['# Corrections for the steps date, timex and cluster: name this file in their option corrections.'];
  for (const {verb, left, right, document, begin, note} of list) {
    if (note) lines.push(`# ${clean(note)}`);
    lines.push([verb, left, right, document, begin ?? ''].filter(field => field !== '').join('\t'));
  }
  return lines.join('\n') + '\n';
}

/** Returns the lines of the pipeline that name the file in the steps these corrections are for. */
export function toPipeline(list) {
  const steps = new Set(list.map(({verb}) => STEPS[verb]));
  return 'steps:\n' + [...new Set(Object.values(STEPS))].filter(step => steps.has(step))
    .map(step => `  - { use: ${step}, corrections: corrections.tsv }`).join('\n');
}
