// One entity: every spelling, where it comes up, what it comes up with, and each mention in context.
import {h, put, foreign} from './dom.js';
import {eachDocument, isNil} from './data.js';
import {choose, current, many, toggled} from './state.js';
import {readText} from './texts.js';
import {isVague, keyOf} from './filter.js';
import {typeBadge} from './types.js';
import {count} from './header.js';
import {around, row} from './concordance.js';
import {reviewOf} from './review.js';

const PLACES = 40;
const COMPANY = 12;

export function entityPanel(context) {
  const {data} = context;
  const element = document.getElementById('panel');
  let shown = null;
  let opener = null;

  function close() {
    shown = null;
    element.hidden = true;
    document.body.classList.remove('with-panel');
    opener?.focus?.();
  }

  element.addEventListener('keydown', event => {
    if (event.key === 'Escape') close();
  });

  function open(entity) {
    if (shown === null) opener = document.activeElement;
    shown = entity;
    const key = keyOf(entity);
    const places = h('ol', {class: 'kwic'}, h('li', {class: 'faint'}, 'reading …'));
    const isOnly = many(current().entity).includes(key);
    put(element,
      h('button', {type: 'button', class: 'quiet close', 'aria-label': 'Close', onclick: close}, '×'),
      h('h2', null, foreign(entity.name)),
      h('p', null, typeBadge(entity.type), ' ', identity(entity)),
      h('p', {class: 'actions'}, h('button', {type: 'button', 'aria-pressed': String(isOnly), onclick: () => {
        choose({entity: toggled(current().entity, key)});
        open(entity);
      }}, isOnly ? 'Show all documents again' : `Only the ${count(entity.documents, 'document')} that name it`)),
      h('h3', null, 'Spellings'),
      h('ul', {class: 'words'}, entity.spellings.map(({text, count: times}) => h('li', null, foreign(text), ' ', h('small', null, times)))),
      reviewOf(entity, context),
      company(entity),
      h('h3', null, 'In context'), places);
    element.hidden = false;
    document.body.classList.add('with-panel');
    element.querySelector('button').focus();
    element.scrollTop = 0;
    mentions(entity).then(lines => {
      if (shown === entity) {
        put(places, lines.map(row), entity.mentions > lines.length
          && h('li', {class: 'faint'}, `${lines.length} of ${count(entity.mentions, 'mention')}`));
      }
    }, error => put(places, h('li', {role: 'alert'}, error.message)));
  }

  /** The mentions, those of the earliest documents first. */
  async function mentions(entity) {
    const documents = [];
    eachDocument(data, entity, doc => documents.push(doc));
    const day = doc => (isVague(doc) ? 1e12 : doc.from);
    documents.sort((a, b) => day(a) - day(b) || a.index - b.index);
    const lines = [];
    for (const doc of documents) {
      const {text, mentions: all} = await readText(doc.index);
      for (const mention of all) {
        const isMeant = entity.id === '' ? mention.entity === null && text.slice(mention.begin, mention.end) === entity.name
          : mention.entity === entity.id;
        if (isMeant) lines.push(around(doc, text, mention.begin, mention.end - mention.begin));
        if (lines.length >= PLACES) return lines;
      }
    }
    return lines;
  }

  /** Whom the same documents name. */
  function company(entity) {
    const together = new Map();
    eachDocument(data, entity, doc => {
      for (let i = 0; i < doc.named.length; i += 2) together.set(doc.named[i], (together.get(doc.named[i]) ?? 0) + 1);
    });
    together.delete(entity.index);
    const most = [...together].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, COMPANY);
    return most.length > 0 && [h('h3', null, 'Named together with'), h('ul', {class: 'words'}, most.map(([index, times]) => h('li', null,
      h('button', {type: 'button', class: 'link', onclick: () => open(data.entities[index])}, foreign(data.entities[index].name)),
      ' ', h('small', {title: count(times, 'document')}, times))))];
  }

  return {open, close, shown: () => shown};
}

function identity(entity) {
  if (entity.id === '') return h('span', {class: 'faint'}, 'not linked');
  return [h('code', null, entity.id), isNil(entity) && h('span', {class: 'faint'}, ' not in the knowledge base; the same in all documents')];
}
