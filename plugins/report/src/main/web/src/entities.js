// Who and what the documents speak of: one row an entity, the spellings that were found for it, and when it comes up.
import {h, put, s, foreign} from './dom.js';
import {virtualTable} from './table.js';
import {eachDocument, isNil} from './data.js';
import {choose, current} from './state.js';
import {toIso} from './days.js';
import {tableButtons} from './exporting.js';
import {count} from './header.js';
import {typeBadge} from './types.js';
import {isVague} from './filter.js';

const ROW = 52;
const byText = new Intl.Collator('en', {sensitivity: 'base', numeric: true});

export function entitiesView(place, context) {
  const {data} = context;
  const heading = h('p', {class: 'count'});
  const seen = at => (Number.isFinite(at) ? toIso(at) : '');
  const columns = [
    {key: 'name', name: 'Entity', heading: true, compare: (a, b) => byText.compare(a.name, b.name), cell: nameCell},
    {key: 'type', name: 'Type', compare: (a, b) => byText.compare(a.type, b.type), cell: e => typeBadge(e.type)},
    {key: 'id', name: 'Identity', cell: idCell},
    {key: 'mentions', name: 'Mentions', compare: (a, b) => of('mentions', a) - of('mentions', b), cell: e => of('mentions', e)},
    {key: 'documents', name: 'Documents', compare: (a, b) => of('inDocuments', a) - of('inDocuments', b), cell: e => of('inDocuments', e)},
    {key: 'first', name: 'First', compare: (a, b) => compareDays(of('first', a), of('first', b)), cell: e => h('time', null, seen(of('first', e)))},
    {key: 'last', name: 'Last', compare: (a, b) => compareDays(of('last', a), of('last', b)), cell: e => h('time', null, seen(of('last', e)))},
    {key: 'spark', name: 'When', cell: e => sparkline(e)},
    {key: 'context', name: 'First mention', cell: e => h('button', {type: 'button', class: 'quiet', onclick: event => {
      event.stopPropagation();
      const {document: doc, begin} = e.first;
      choose({view: 'documents', doc: data.documents[doc].id, at: String(begin)});
    }}, 'in context', h('span', {class: 'visually-hidden'}, ` of ${e.name}`))},
  ];
  const of = (what, entity) => context.filtered[what][entity.index];
  const table = virtualTable({columns, label: 'Entities', rowHeight: ROW, sort: sorting, onOpen: entity => context.panel.open(entity),
    isOpen: entity => context.panel.shown() === entity, onSort: sortBy});
  put(place, h('div', {class: 'bar'}, heading, h('div', {class: 'save'}, tableButtons('entities', () => ({
    columns: ['id', 'name', 'type', 'mentions', 'documents', 'spellings', 'first', 'last'],
    rows: table.rows().map(e => [e.id, e.name, e.type, of('mentions', e), of('inDocuments', e),
      e.spellings.map(x => `${x.text} (${x.count})`).join(' | '), seen(of('first', e)), seen(of('last', e))]),
  })))), table.element);

  function nameCell(entity) {
    const others = entity.spellings.filter(x => x.text !== entity.name);
    return [h('button', {type: 'button', class: 'link'}, foreign(entity.name)),
      h('span', {class: 'spellings'}, others.slice(0, 4).map(x => [foreign(x.text), h('small', null, ` ${x.count} `)]),
        others.length > 4 && `and ${others.length - 4} more`)];
  }

  function idCell(entity) {
    if (entity.id === '') return h('span', {class: 'faint'}, 'not linked');
    return h('code', {class: isNil(entity) ? 'faint' : null, title: isNil(entity) ? 'not in the knowledge base' : null}, entity.id);
  }

  function sparkline(entity) {
    const {low, high} = extent();
    if (low >= high) return null;
    const bins = new Float32Array(24);
    const standing = standingDocuments();
    eachDocument(data, entity, (doc, times) => {
      const at = isVague(doc) ? null : doc.from;
      if (at !== null && standing[doc.index] === 1) bins[Math.min(23, Math.floor(24 * (at - low) / (high - low + 1)))] += times;
    });
    const most = Math.max(...bins);
    if (most === 0) return null;
    const line = s('svg', {class: 'sparkline', viewBox: '0 0 96 24', role: 'img',
      'aria-label': `${entity.name}: ${toIso(of('first', entity))} to ${toIso(of('last', entity))}`});
    bins.forEach((value, i) => {
      const height = value === 0 ? 0 : 3 + 20 * value / most;
      if (height > 0) line.append(s('rect', {x: i * 4, y: 24 - height, width: 3, height}));
    });
    return line;
  }

  let extentOf;
  function extent() {
    if (extentOf === undefined) {
      extentOf = {low: Infinity, high: -Infinity};
      for (const doc of data.documents) {
        const at = isVague(doc) ? null : doc.from;
        if (at !== null) {
          extentOf.low = Math.min(extentOf.low, at);
          extentOf.high = Math.max(extentOf.high, at);
        }
      }
    }
    return extentOf;
  }

  let standing;
  let standingFor;
  function standingDocuments() {
    if (standingFor !== context.filtered) {
      standingFor = context.filtered;
      standing = new Uint8Array(data.documents.length);
      for (const doc of context.filtered.documents) standing[doc.index] = 1;
    }
    return standing;
  }

  let shownFor;
  return () => {
    put(heading, count(context.filtered.entities.length, 'entity', 'entities'));
    if (shownFor !== undefined && shownFor !== context.filtered) table.toTop();
    shownFor = context.filtered;
    table.show(context.filtered.entities);
  };
}

const compareDays = (a, b) => (a === b ? 0 : a - b);

function sorting() {
  const found = /^(-?)([a-z]+)$/.exec(current().sort);
  return found === null ? {key: 'mentions', down: true} : {key: found[2], down: found[1] === '-'};
}

function sortBy(key) {
  const {key: before, down} = sorting();
  const isDown = key === before ? !down : key !== 'name' && key !== 'type';
  choose({sort: (isDown ? '-' : '') + key}, {replace: true});
}
