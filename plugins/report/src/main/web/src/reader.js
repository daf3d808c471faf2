// One document: its text with all annotations, and what was taken out of the page, grayed.
import {h, put, foreign, visible} from './dom.js';
import {choose, current} from './state.js';
import {readText} from './texts.js';
import {pieces} from './spans.js';
import {askTime, explain, hideExplanation} from './explain.js';
import {onMarked} from './marking.js';
import {expressions} from './search.js';
import {count} from './header.js';
import {telling} from './review.js';
import {clean} from './corrections.js';

/** Who marks more than so many characters wants to copy them. */
const MOST_MARKED = 120;

export function reader(place, context, step) {
  const {data} = context;
  let shown = null;
  let wanted = null;
  let open = {};

  onMarked(({text, range, begin, end}) => {
    if (text !== open.text) return;
    const marked = open.content.text.slice(begin, end);
    const words = clean(marked);
    if (words === '' || words.length > MOST_MARKED) return;
    askTime(range, words, begin + marked.search(/\P{White_Space}/u), context, open.doc);
  });

  async function draw() {
    const {doc: id, at, q} = current();
    const key = JSON.stringify([id, at, q]);
    if (key === wanted) return;
    wanted = key;
    hideExplanation();
    const doc = data.documents.find(other => other.id === id);
    if (doc === undefined) {
      shown = null;
      put(place, h('p', {class: 'empty'}, id === '' ? 'Choose a document to read it here.' : `There is no document ${id}.`));
      return;
    }
    if (shown !== `${id} ${q}`) {
      let content;
      try {
        content = await readText(doc.index);
      } catch (error) {
        if (wanted === key) put(place, h('p', {class: 'empty', role: 'alert'}, error.message));
        return;
      }
      if (wanted !== key) return;
      show(doc, content, q);
      shown = `${id} ${q}`;
    }
    focusOn(at);
  }

  function show(doc, content, q) {
    const uses = new Map();
    for (const annotation of [...content.mentions, ...content.times]) {
      annotation.surface = content.text.slice(annotation.begin, annotation.end);
    }
    for (const time of content.times) uses.set(clean(time.surface), (uses.get(clean(time.surface)) ?? 0) + 1);
    for (const time of content.times) time.isAlone = uses.get(clean(time.surface)) === 1;
    const annotations = [...content.mentions, ...content.times, ...found(content.text, q)];
    const text = h('div', {class: 'text', dir: 'auto', lang: doc.language});
    let paragraph = h('p');
    text.append(paragraph);
    for (const {begin, end, over} of pieces(content.text.length, annotations)) {
      const lines = visible(content.text.slice(begin, end)).split('\n');
      lines.forEach((line, i) => {
        if (i > 0) text.append(paragraph = h('p'));
        if (line !== '') paragraph.append(over.length === 0 ? line : piece(line, begin, over, doc));
      });
    }
    open = {doc, content, text};
    put(place, bar(doc), h('h2', null, foreign(doc.title)), byline(doc, content, context.review),
      content.problems.map(problem => h('p', {class: 'problem'}, h('code', null, problem.code), ' ', foreign(problem.message))),
      text, furniture(content.furniture));
  }

  function piece(line, begin, over, doc) {
    const starts = over.filter(annotation => annotation.begin === begin && annotation.kind !== 'hit');
    const classes = over.map(a => (a.kind === 'mention' ? `mention type-${a.type.toLowerCase()}` : a.kind));
    if (over.filter(a => a.kind === 'mention').length > 1) classes.push('overlap');
    const real = over.filter(a => a.kind !== 'hit');
    const properties = {class: classes.join(' '), 'data-begin': begin};
    if (real.length > 0) {
      properties.onmouseenter = event => explain(event.currentTarget, real, context, false, doc);
      properties.onmouseleave = () => hideExplanation(true);
      properties.onclick = event => explain(event.currentTarget, real, context, true, doc);
    }
    // one stop for the keyboard where an annotation begins, none where it merely goes on
    if (starts.length > 0) {
      properties.tabindex = 0;
      properties.role = 'button';
      properties.onkeydown = event => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          explain(event.currentTarget, real, context, true, doc);
        }
      };
    }
    return h('span', properties, line);
  }

  function bar(doc) {
    return h('div', {class: 'bar'},
      h('button', {type: 'button', class: 'quiet back', onclick: () => choose({doc: '', at: ''})}, '‹ List'),
      h('button', {type: 'button', class: 'quiet', onclick: () => step(-1)}, 'Previous'),
      h('button', {type: 'button', class: 'quiet', onclick: () => step(1)}, 'Next'),
      h('span', {class: 'faint id'}, foreign(doc.id)));
  }

  function focusOn(at) {
    if (at === '') {
      place.scrollTop = 0;
      return;
    }
    for (const old of place.querySelectorAll('.target')) old.classList.remove('target');
    const target = place.querySelector(`[data-begin="${CSS.escape(at)}"]`);
    if (target !== null) {
      target.classList.add('target');
      target.scrollIntoView({block: 'center'});
      target.focus({preventScroll: true});
    }
  }

  return {draw};
}

const ROLES = {PUBLISHED: 'Published', MODIFIED: 'Changed', RETRIEVED: 'Fetched'};

function byline(doc, content, review) {
  const address = /^https?:\/\//i.test(doc.url ?? '') ? doc.url : null;
  return h('div', {class: 'byline'},
    (content.authors.length > 0 || doc.site) && h('p', null, content.authors.length > 0 && foreign(content.authors.join(', ')),
      content.authors.length > 0 && doc.site && ' · ', doc.site && foreign(doc.site)),
    content.dates.map(date => h('details', {class: 'date'},
      h('summary', null, h('span', {class: 'role'}, ROLES[date.role]), ' ', h('time', null, date.edtf),
        h('span', {class: 'faint'}, ` ${Math.round(100 * date.confidence)} %`)),
      h('ul', null, date.evidence.map(reason => h('li', null, foreign(reason.rule), ': ', h('q', null, foreign(reason.surface))))))),
    h('details', {class: 'correct'}, h('summary', null, 'Correct the date'), telling('Published', {placeholder: '2021-03-24',
      name: 'When the document was published'}, value => review.add(
      {verb: 'date', left: value, right: '', document: doc.id, note: `${doc.title} is of ${value}`}))),
    address !== null && h('p', null, h('a', {href: address, rel: 'noopener noreferrer', target: '_blank'}, foreign(address))));
}

function furniture(list) {
  if (list.length === 0) return null;
  return h('details', {class: 'furniture'}, h('summary', null, `${count(list.length, 'piece')} of the page taken out of the text`),
    list.map(({role, text, reason}) => h('p', {title: reason || null}, h('span', {class: 'role'}, role.toLowerCase()), ' ', foreign(text))));
}

/** The places of the words searched for, as annotations. */
function found(text, query) {
  const list = [];
  for (const regexp of expressions(query) ?? []) {
    for (const hit of text.matchAll(regexp)) {
      if (hit[0].length > 0) list.push({kind: 'hit', begin: hit.index, end: hit.index + hit[0].length});
    }
  }
  return list;
}
