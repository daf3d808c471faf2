// What the documents can be sorted out by: kinds of names, sites, languages.
import {h, put, foreign} from './dom.js';
import {choose, current, many, toggled} from './state.js';
import {typeName} from './types.js';

const SHOWN = 8;

export function facetsView(place, context) {
  const {data} = context;
  const facets = [
    {key: 'type', name: 'Kind of name', label: typeName, counts: () => count(context.filtered.entitiesOfAnyType, e => e.type)},
    {key: 'site', name: 'Site', label: value => value || 'not known', counts: () => count(context.filtered.documents, d => d.site ?? '')},
    {key: 'lang', name: 'Language', label: value => languageName(value), counts: () => count(context.filtered.documents, d => d.language ?? '')},
  ].filter(facet => facet.key === 'type' || data.documents.some(d => (facet.key === 'site' ? d.site : d.language)));
  const all = new Set();
  // on a small screen the facets wait behind a line, or they would push everything else down
  const wide = matchMedia('(min-width: 761px)');
  const list = h('div', {class: 'list'});
  const fold = h('details', {open: wide.matches}, h('summary', null, 'Choose what to see'), list);
  wide.addEventListener('change', () => fold.toggleAttribute('open', wide.matches));
  put(place, fold);

  function draw() {
    put(list, facets.map(facet => {
      const counts = facet.counts();
      const chosen = new Set(many(current()[facet.key]));
      for (const value of chosen) if (!counts.has(value)) counts.set(value, 0);
      const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
      const shown = all.has(facet.key) ? sorted : sorted.slice(0, SHOWN);
      return sorted.length > 0 && h('fieldset', null, h('legend', null, facet.name), shown.map(([value, times]) => h('label', {class: 'facet'},
        h('input', {type: 'checkbox', checked: chosen.has(value), onchange: () =>
          choose({[facet.key]: toggled(current()[facet.key], value)})}),
        h('span', {class: facet.key === 'type' ? `dot type-${value.toLowerCase()}` : null}),
        foreign(facet.label(value), {class: 'value'}), h('span', {class: 'times'}, times))),
      sorted.length > SHOWN && !all.has(facet.key) && h('button', {type: 'button', class: 'quiet', onclick: () => {
        all.add(facet.key);
        draw();
      }}, `${sorted.length - SHOWN} more`));
    }));
  }

  return draw;
}

function count(items, key) {
  const counts = new Map();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}

const names = new Intl.DisplayNames('en', {type: 'language', fallback: 'code'});

function languageName(tag) {
  if (tag === '') return 'not known';
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
