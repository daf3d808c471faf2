// Keyword in context: each place where the words stand, with what stands around them, one line each.
import {h, put, foreign} from './dom.js';
import {choose, current} from './state.js';
import {eachText} from './texts.js';
import {expressions} from './search.js';
import {tableButtons} from './exporting.js';

const AROUND = 60;

/** So many lines are shown; reading on is what a narrower search is for. */
const MOST = 200;

export function concordance(context) {
  const list = h('ol', {class: 'kwic'});
  const save = h('div', {class: 'save'});
  const element = h('details', {class: 'concordance'}, h('summary', null, 'Keyword in context'), save, list);
  let lines = [];
  let run = 0;
  let drawn = '';
  put(save, tableButtons('concordance', () => ({columns: ['document', 'begin', 'before', 'keyword', 'after'],
    rows: lines.map(line => [line.doc.id, line.begin, line.before, line.word, line.after])})));
  element.addEventListener('toggle', draw);

  async function draw() {
    const {q} = current();
    element.hidden = q === '';
    const key = `${q} ${context.filtered.documents.length}`;
    if (!element.open || q === '' || key === drawn) return;
    drawn = key;
    const mine = ++run;
    const found = [];
    await eachText(context.filtered.documents.map(doc => doc.index), (index, text) => {
      for (const regexp of expressions(q)) {
        for (const hit of text.matchAll(regexp)) {
          found.push(around(context.data.documents[index], text, hit.index, hit[0].length));
          if (found.length >= MOST) return false;
        }
      }
      return true;
    }, () => mine !== run);
    if (mine !== run) return;
    lines = found;
    put(list, lines.map(line => row(line)), lines.length >= MOST && h('li', {class: 'faint'}, `the first ${MOST} places`));
  }

  return {element, draw};
}

/** Returns a place in a text with what stands around it. */
export function around(doc, text, begin, length) {
  const clean = part => part.replace(/\s+/g, ' ');
  return {doc, begin, word: clean(text.slice(begin, begin + length)),
    before: clean(text.slice(Math.max(0, begin - AROUND), begin)), after: clean(text.slice(begin + length, begin + length + AROUND))};
}

/** Returns a place as an item of a list, which opens the document there. */
export function row({doc, begin, before, word, after}) {
  return h('li', null, h('button', {type: 'button', class: 'line', title: doc.title, onclick: () =>
    choose({view: 'documents', doc: doc.id, at: String(begin)})},
  // the words before are cut off at their beginning, which a line that runs from right to left does
  h('span', {class: 'before'}, foreign(before)), foreign(word, {class: 'word'}), foreign(after, {class: 'after'})));
}
