// The corrections of the reader, and the file that the step "cluster" obeys in the next run (docs/corrections.md):
// one correction a line, fields with tabs between.

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
const clean = text => text.replace(/\s+/g, ' ').trim();

/** Returns why a correction cannot be, or null. */
export function fault({verb, left, right, document = ''}) {
  if (/[\t\r\n]/.test(document)) return 'The id of this document has a tab or a line end, which the file cannot hold.';
  if (key(left) === '' || (verb !== 'is' && key(right) === '')) return 'A name needs a letter or a digit.';
  if (verb !== 'is') {
    return key(left) === key(right) ? 'These are the same name to Sluice: tell who is meant in a document instead.' : null;
  }
  if (right === '' || /\s/.test(right)) return 'An id has no spaces, such as Q1530.';
  return right.startsWith('NIL') ? 'That is the id of a name that is not known: merge the two instead.' : null;
}

const isSamePair = (a, b) => {
  const [l, r] = [key(a.left), key(a.right)];
  return (l === key(b.left) && r === key(b.right)) || (l === key(b.right) && r === key(b.left));
};

/**
 * Returns the list with one more correction. What said the opposite, or the same, goes: the step would refuse a file in
 * which two lines contradict each other.
 */
export function withCorrection(list, correction) {
  const added = {...correction, left: clean(correction.left), right: clean(correction.right), document: correction.document ?? ''};
  const isReplaced = old => (old.verb === 'is' ? added.verb === 'is' && key(old.left) === key(added.left) && old.document === added.document
    : added.verb !== 'is' && isSamePair(old, added));
  return [...list.filter(old => !isReplaced(old)), added];
}

/** Returns the file; each correction has a comment before it that says it in names. */
export function toFile(list) {
  const lines = ['# Corrections for the step cluster: name this file in its option corrections.'];
  for (const {verb, left, right, document, note} of list) {
    if (note) lines.push(`# ${clean(note)}`);
    lines.push([verb, left, right, ...(document === '' ? [] : [document])].join('\t'));
  }
  return lines.join('\n') + '\n';
}
