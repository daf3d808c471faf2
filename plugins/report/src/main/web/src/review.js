// What the reader knows better: corrections are gathered here, kept by the browser, and saved as a file for the next run.
import {h, put, foreign, announce} from './dom.js';
import {fault, isSamePair, reference, toFile, toPipeline, withCorrection} from './corrections.js';
import {similar} from './similar.js';
import {download} from './exporting.js';
import {count} from './header.js';
import {typeBadge} from './types.js';

const MOST = 30;

/** How many spellings have a button that splits them off; the others can be typed. */
const OFFERED = 12;

/** The corrections of one report, and who wants to know when they change. */
export function makeReview(data) {
  const place = `sluice-review ${data.title} ${data.documents.length} ${data.documents[0]?.id ?? ''}`;
  const listeners = [];
  let list = [];
  try {
    list = JSON.parse(localStorage.getItem(place) ?? '[]');
  } catch { /* some browsers keep nothing for pages from disk */ }

  function set(next) {
    list = next;
    try {
      localStorage.setItem(place, JSON.stringify(list));
    } catch { /* as above; the list lasts as long as the page */ }
    listeners.forEach(listener => listener());
  }

  return {
    list: () => list,
    onChange: listener => listeners.push(listener),
    /** Adds a correction; returns why not, if it cannot be. */
    add(correction) {
      const wrong = fault(correction);
      if (wrong === null) {
        set(withCorrection(list, correction));
        announce(`Noted: ${correction.note}`);
      }
      return wrong;
    },
    remove: correction => set(list.filter(other => other !== correction)),
    /** Removes the corrections that were made at once, but for those that were made with others, too. */
    removeGroup: group => set(list.map(correction => ({...correction, groups: correction.groups?.filter(other => other !== group)}))
      .filter(({groups}) => groups === undefined || groups.length > 0)),
    merge(a, b) {
      // of two known ones the first stands, so the known one goes first
      const [first, second] = /^Q/.test(b.id) && !/^Q/.test(a.id) ? [b, a] : [a, b];
      return this.add({verb: 'merge', left: reference(first), right: reference(second), note: `${first.name} and ${second.name} are one`});
    },
    keepApart(a, b) {
      return this.add({verb: 'split', left: reference(a), right: reference(b), note: `${a.name} and ${b.name} are two`});
    },
    save: () => download('corrections.tsv', 'text/tab-separated-values;charset=utf-8', toFile(list)),
  };
}

export function reviewView(place, context) {
  const {data, review} = context;
  const list = h('div', {class: 'review-list'});
  const proposals = h('div', {class: 'proposals'});
  put(place, h('div', {class: 'review'}, h('section', null, h('h2', null, 'Your corrections'), list),
    h('section', null, h('h2', null, 'Perhaps one and the same?'), proposals)));
  let pairs;

  function draw() {
    const corrections = review.list();
    put(list, corrections.length === 0
      ? h('p', {class: 'faint'}, 'None yet. Open an entity to merge it with another, to split off a spelling or to say who it is; ',
        'open a name or a time in a document to say who or when is meant there; mark words that mean a time and were not found; '
        + 'correct the date of a document above its text.')
      : [h('ol', {class: 'corrections'}, entries(corrections, review).map(({verb, said, remove}) => h('li', null,
        h('span', {class: 'badge'}, verb), ' ', foreign(said), ' ',
        h('button', {type: 'button', class: 'quiet', onclick: remove}, 'Remove', h('span', {class: 'visually-hidden'}, ` ${said}`))))),
      h('p', {class: 'actions'}, h('button', {type: 'button', class: 'primary', onclick: review.save}, 'Save corrections.tsv')),
      h('p', {class: 'faint'}, 'Name the file in the pipeline, and the next run obeys it:'),
      h('pre', null, toPipeline(corrections)),
      h('details', null, h('summary', null, 'The file'), h('pre', {class: 'file', tabindex: 0}, toFile(corrections)))]);
    drawProposals();
  }

  function drawProposals() {
    pairs ??= similar(data.entities);
    const decided = new Set(review.list().flatMap(({left, right}) => [`${left}\t${right}`, `${right}\t${left}`]));
    const open = pairs.filter(([a, b]) => !decided.has(`${reference(a)}\t${reference(b)}`));
    put(proposals, open.length === 0 ? h('p', {class: 'faint'}, 'No names here are so alike that one would ask.')
      : h('ul', {class: 'pairs'}, open.slice(0, MOST).map(([a, b]) => h('li', null, side(a), side(b), h('span', {class: 'actions'},
        h('button', {type: 'button', onclick: () => review.merge(a, b)}, 'Same'), ' ',
        h('button', {type: 'button', onclick: () => review.keepApart(a, b)}, 'Different'))))),
    open.length > MOST && h('p', {class: 'faint'}, `and ${open.length - MOST} more`));
  }

  const side = entity => h('span', {class: 'side'}, h('button', {type: 'button', class: 'link', onclick: () => context.panel.open(entity)},
    foreign(entity.name)), h('span', {class: 'what'}, typeBadge(entity.type), h('small', null, ` ${count(entity.mentions, 'mention')}`)));

  review.onChange(() => {
    if (place.isConnected) draw();
  });
  return draw;
}

/** The part of the panel of an entity in which the reader corrects it. */
export function reviewOf(entity, context) {
  const {data, review} = context;
  const said = h('p', {class: 'said', role: 'status'});
  const say = wrong => put(said, wrong ?? ['Noted, see ', h('a', {href: '#view=review'}, 'Review'), '.']);
  const names = h('datalist', {id: 'names'}, data.entities.slice(0, 500).filter(other => other !== entity)
    .map(other => h('option', {value: nameOf(other)})));
  const other = h('input', {list: 'names', 'aria-label': 'The other name', placeholder: 'another name'});
  const id = h('input', {'aria-label': 'The id', placeholder: 'Q1530', class: 'short', spellcheck: 'false'});
  const spelling = h('input', {list: 'spellings', 'aria-label': 'The spelling', placeholder: 'one of the other spellings'});
  const form = (label, field, button, submit) => h('form', {onsubmit: event => {
    event.preventDefault();
    say(submit(field.value.trim()));
  }}, h('label', null, label, ' ', field), ' ', h('button', {type: 'submit'}, button));
  return h('details', {class: 'correct'}, h('summary', null, 'Correct it'), names,
    form('The same as', other, 'Merge', value => {
      const found = data.entities.find(e => e !== entity && (nameOf(e) === value || e.name === value || e.id === value));
      return found === undefined ? 'There is no other entity of that name.' : review.merge(entity, found);
    }),
    form('It is', id, 'Set id', value => review.add({verb: 'is', left: reference(entity), right: value, note: `${entity.name} is ${value}`})),
    entity.spellings.length > 1 && !/^Q/.test(entity.id) && h('p', {class: 'others'}, 'Somebody else: ', entity.spellings.slice(0, OFFERED).map(({text}) => [
      h('button', {type: 'button', class: 'quiet', onclick: () => say(splitOff(entity, text, review))}, foreign(text)), ' '])),
    entity.spellings.length > OFFERED && !/^Q/.test(entity.id) && [
      h('datalist', {id: 'spellings'}, entity.spellings.slice(OFFERED).map(({text}) => h('option', {value: text}))),
      form('Somebody else is also', spelling, 'Split off', value => (entity.spellings.some(({text}) => text === value)
        ? splitOff(entity, value, review) : 'There is no such spelling.'))],
    said);
}

/** Corrections that were made at once are shown as one. */
const entries = (list, review) => [...new Set(list.flatMap(correction => correction.groups ?? [correction]))].map(one => (typeof one === 'string'
  ? {verb: 'split', said: one, remove: () => review.removeGroup(one)}
  : {verb: one.verb, said: one.note, remove: () => review.remove(one)}));

const nameOf = entity => (entity.id === '' ? entity.name : `${entity.name} (${entity.id})`);

/** A spelling is somebody else if it is joined with none of the others. */
function splitOff(entity, spelling, review) {
  const others = entity.spellings.filter(({text}) => text !== spelling)
    .map(({text}) => ({verb: 'split', left: spelling, right: text, note: `${spelling} is not ${text}`}))
    .filter(correction => fault(correction) === null);
  if (others.length === 1) review.add(others[0]);
  const group = `${spelling} is none of the other spellings of ${entity.name}`;
  for (const correction of others.length > 1 ? others : []) {
    const old = review.list().find(({verb, left, right}) => verb === 'split' && isSamePair({left, right}, correction));
    // what was said by itself stays so; what was said with others belongs to both
    if (old === undefined || old.groups !== undefined) review.add({...correction, groups: [...new Set([...old?.groups ?? [], group])]});
  }
  return others.length > 0 ? null : 'There is no spelling to split it from.';
}

/** A line in which the reader tells one value; submit takes it, and returns why not if it cannot be. */
export function telling(label, {placeholder, name}, submit, ...more) {
  const said = h('span', {class: 'faint', role: 'status'});
  const say = wrong => put(said, wrong ?? 'Noted under Review.');
  const field = h('input', {class: 'short', placeholder, 'aria-label': name, spellcheck: 'false'});
  return h('form', {onsubmit: event => {
    event.preventDefault();
    say(submit(field.value.trim()));
  }}, h('label', null, label, ' ', field), ' ', h('button', {type: 'submit'}, 'Set'), ' ',
  more.filter(Boolean).map(([text, act]) => [h('button', {type: 'button', onclick: () => say(act())}, text), ' ']), said);
}
