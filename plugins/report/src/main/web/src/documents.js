// The documents: a list beside the text that is open.
import {h, put, foreign} from './dom.js';
import {virtualTable} from './table.js';
import {choose, current} from './state.js';
import {search} from './search.js';
import {tableButtons} from './exporting.js';
import {count} from './header.js';
import {isVague} from './filter.js';
import {toIso} from './days.js';
import {reader} from './reader.js';
import {concordance} from './concordance.js';

const ROW = 60;
const byText = new Intl.Collator('en', {sensitivity: 'base', numeric: true});

export function documentsView(place, context) {
  const heading = h('p', {class: 'count'});
  const columns = [
    {key: 'title', name: 'Document', heading: true, compare: (a, b) => byText.compare(a.title, b.title), cell: doc => [
      h('button', {type: 'button', class: 'link'}, foreign(doc.title)),
      h('span', {class: 'spellings'}, foreign(doc.site ?? doc.id),
        doc.problems > 0 && h('span', {class: 'warn'}, ` ${count(doc.problems, 'problem')}`),
        doc.conflicting && h('span', {class: 'warn'}, ' conflicting dates'))]},
    {key: 'date', name: 'Date', compare: (a, b) => (a.from ?? a.to ?? 1e9) - (b.from ?? b.to ?? 1e9),
      cell: doc => (doc.date === null ? h('span', {class: 'faint'}, 'undated') : h('time', {title: doc.date}, short(doc)))},
  ];
  const table = virtualTable({columns, label: 'Documents', rowHeight: ROW, sort: sorting,
    onSort: key => choose({sort: (sorting().key === key && !sorting().down ? '-' : '') + key}, {replace: true}),
    onOpen: doc => choose({doc: doc.id, at: ''}), isOpen: doc => doc.id === current().doc});
  const lines = concordance(context);
  const reading = h('article', {class: 'reader', tabindex: -1});
  const text = reader(reading, context, step);
  put(place, h('div', {class: 'split'}, h('div', {class: 'list'},
    h('div', {class: 'bar'}, heading, h('div', {class: 'save'}, tableButtons('documents', () => ({
      columns: ['id', 'title', 'site', 'language', 'url', 'date', 'confidence', 'conflicting', 'characters', 'problems'],
      rows: table.rows().map(doc => [doc.id, doc.title, doc.site, doc.language, doc.url, doc.date, doc.confidence,
        doc.conflicting ? 1 : 0, doc.length, doc.problems])})))),
    table.element, lines.element), reading));

  /** Opens the next or the previous document of the list. */
  function step(by) {
    const rows = table.rows();
    const at = rows.findIndex(doc => doc.id === current().doc);
    const next = rows[at + by];
    if (next !== undefined) choose({doc: next.id, at: ''});
  }

  return () => {
    const hits = search.hits();
    let {documents} = context.filtered;
    if (hits !== null && current().sort === '') documents = [...documents].sort((a, b) => hits.get(b.index) - hits.get(a.index));
    put(heading, count(documents.length, 'document'));
    table.show(documents);
    lines.draw();
    place.firstElementChild.classList.toggle('reading', current().doc !== '');
    text.draw();
  };
}

/** A range of years is written in years, since the days of both its ends say little and take two lines. */
function short(doc) {
  if (!isVague(doc)) return doc.date;
  const year = day => toIso(day).slice(0, -6);
  if (doc.to === null) return `since ${year(doc.from)}`;
  return doc.from === null ? `until ${year(doc.to)}` : `${year(doc.from)} – ${year(doc.to)}`;
}

function sorting() {
  const found = /^(-?)(title|date)$/.exec(current().sort);
  return found === null ? {key: '', down: false} : {key: found[2], down: found[1] === '-'};
}
