// What this is, how much of it there is, and the choices that stand.
import {h, put, foreign} from './dom.js';
import {choose, current, many, range, toggled} from './state.js';
import {forReaders} from './days.js';
import {isVague, keyOf} from './filter.js';
import {search} from './search.js';

const number = new Intl.NumberFormat('en');
export const count = (n, one, several = one + 's') => `${number.format(n)} ${n === 1 ? one : several}`;

export function headerView(place, context) {
  const {data} = context;
  const facts = h('p', {class: 'facts'});
  const likely = h('p', {class: 'likely'});
  const chips = h('ul', {class: 'chips', 'aria-label': 'Choices that stand'});
  const field = h('input', {id: 'q', type: 'search', placeholder: 'Search the texts, “in quotes” for a phrase',
    'aria-label': 'Search the texts', autocomplete: 'off', spellcheck: 'false', value: current().q});
  let waiting;
  field.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => choose({q: field.value.trim()}, {replace: true}), 250);
  });
  put(place,
    h('div', {class: 'head'}, h('div', null, h('h1', null, foreign(data.title)), facts), h('form', {class: 'search', role: 'search', onsubmit: event => {
      event.preventDefault();
      clearTimeout(waiting);
      choose({q: field.value.trim(), view: 'documents'});
    }}, field, h('span', {id: 'search-status', role: 'status'})), themeButton()),
    chips, likely);
  addEventListener('keydown', event => {
    if (event.key === '/' && !/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) {
      event.preventDefault();
      field.focus();
    }
  });

  return () => {
    const {documents, isAll, entities} = context.filtered;
    const mentions = entities.reduce((sum, e) => sum + context.filtered.mentions[e.index], 0);
    put(facts,
      h('strong', null, isAll ? count(data.documents.length, 'document')
        : `${number.format(documents.length)} of ${count(data.documents.length, 'document')}`),
      ' · ', count(entities.length, 'entity', 'entities'), ' · ', count(mentions, 'mention'), span(documents), failures(data.run));
    if (document.activeElement !== field) field.value = current().q;
    put(chips, standing(data).map(([label, clear]) => h('li', null,
      h('button', {type: 'button', class: 'chip', onclick: () => choose(clear)}, foreign(label),
        h('span', {class: 'visually-hidden'}, ' – remove'), h('span', {'aria-hidden': 'true'}, ' ×')))));
    chips.hidden = chips.childElementCount === 0;
    const names = search.likely(data, current().q);
    put(likely, names.length > 0 && ['Names like it: ', names.map(entity => [h('button', {type: 'button', class: 'quiet',
      onclick: () => context.panel.open(entity)}, foreign(entity.name)), ' '])]);
    likely.hidden = names.length === 0;
  };
}

/** What did not go well must not need looking for. */
function failures(run) {
  if (run === undefined || (run.failed === 0 && run.warnings.length === 0)) return null;
  const parts = [run.failed > 0 && `${number.format(run.failed)} failed`, run.warnings.length > 0 && count(run.warnings.length, 'warning')];
  return [' · ', h('button', {type: 'button', class: 'quiet warn', onclick: () => choose({view: 'about'})}, parts.filter(Boolean).join(', '))];
}

function span(documents) {
  let first = Infinity;
  let last = -Infinity;
  for (const doc of documents) {
    if (!isVague(doc)) {
      first = Math.min(first, doc.from);
      last = Math.max(last, doc.to);
    }
  }
  return first === Infinity ? '' : ` · ${forReaders(first)} – ${forReaders(last)}`;
}

/** The choices that stand: what to show for each, and what takes it away. */
function standing(data) {
  const {q, d, m, bin, site, lang, type, entity} = current();
  const list = [];
  const days = ([from, to]) => (from === to ? forReaders(from) : `${from < -9e7 ? '…' : forReaders(from)} – ${to > 9e7 ? '…' : forReaders(to)}`);
  if (q !== '') list.push([`“${q}”`, {q: ''}]);
  if (range(d)) list.push([`written ${days(range(d))}`, {d: ''}]);
  if (range(m)) list.push([`speaks of ${days(range(m))}`, {m: ''}]);
  for (const item of many(bin)) list.push([item, {bin: toggled(bin, item)}]);
  for (const item of many(site)) list.push([item || 'no site', {site: toggled(site, item)}]);
  for (const item of many(lang)) list.push([item || 'no language', {lang: toggled(lang, item)}]);
  for (const item of many(type)) list.push([item.toLowerCase(), {type: toggled(type, item)}]);
  for (const item of many(entity)) {
    list.push([data.entities.find(e => keyOf(e) === item)?.name ?? item, {entity: toggled(entity, item)}]);
  }
  if (list.length > 1) {
    list.push(['all', {q: '', d: '', m: '', bin: '', site: '', lang: '', type: '', entity: ''}]);
  }
  return list;
}

const THEMES = {'': 'light dark', light: 'light', dark: 'dark'};

function themeButton() {
  const names = Object.keys(THEMES);
  let theme = '';
  try {
    theme = localStorage.getItem('sluice-theme') ?? '';
  } catch { /* some browsers keep nothing for pages from disk */ }
  const button = h('button', {type: 'button', class: 'quiet'});
  const apply = () => {
    document.documentElement.style.colorScheme = THEMES[theme] ?? THEMES[''];
    button.textContent = {'': 'Theme: system', light: 'Theme: light', dark: 'Theme: dark'}[theme];
  };
  button.addEventListener('click', () => {
    theme = names[(names.indexOf(theme) + 1) % names.length];
    try {
      localStorage.setItem('sluice-theme', theme);
    } catch { /* as above */ }
    apply();
  });
  apply();
  return button;
}
