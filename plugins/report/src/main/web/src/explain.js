// Why a time or a name was understood as it was: a small panel at the words, on hover, and on click to stay.
import {h, put, foreign} from './dom.js';
import {choose, current, many, toggled} from './state.js';
import {keyOf} from './filter.js';
import {typeBadge} from './types.js';
import {telling} from './review.js';
import {clean, NO_TIME} from './corrections.js';

let panel = null;
let isPinned = false;
let leaving;

export function explain(anchor, annotations, context, pin, doc) {
  clearTimeout(leaving);
  if (isPinned && !pin) return;
  isPinned = pin;
  show(anchor, () => anchor.focus(),
    annotations.map(annotation => (annotation.kind === 'mention' ? who : when)(annotation, context, doc)));
  if (pin) panel.querySelector('button').focus();
}

/** Asks what time the words mean that the reader has marked. They stay marked, so that they can be copied as well. */
export function askTime(range, words, begin, context, doc) {
  clearTimeout(leaving);
  isPinned = true;
  show(range, () => {}, h('section', null, h('h3', null, h('q', null, foreign(words))),
    meantThen({surface: words, begin, isAlone: false}, context, doc)));
}

/** Shows the panel beside an element or a range of the text. */
function show(place, whenClosed, content) {
  panel ??= makePanel();
  put(panel, isPinned && h('button', {type: 'button', class: 'quiet close', 'aria-label': 'Close', onclick: () => {
    hideExplanation();
    whenClosed();
  }}, '×'), content);
  panel.hidden = false;
  panel.style.left = '0';
  const box = place.getBoundingClientRect();
  const {offsetWidth: width, offsetHeight: height} = panel;
  const {clientWidth, clientHeight} = document.documentElement;
  const below = box.bottom + height + 8 < clientHeight || box.top < height + 8;
  panel.style.left = `${Math.max(8, Math.min(clientWidth - width - 8, box.left)) + scrollX}px`;
  panel.style.top = `${(below ? box.bottom + 6 : box.top - height - 6) + scrollY}px`;
}

export function hideExplanation(ifLoose = false) {
  if (panel === null || (ifLoose && isPinned)) return;
  clearTimeout(leaving);
  const hide = () => {
    panel.hidden = true;
    isPinned = false;
  };
  // time for the pointer to reach the panel
  if (ifLoose) leaving = setTimeout(hide, 180);
  else hide();
}

function makePanel() {
  const made = h('div', {class: 'explanation', role: 'dialog', 'aria-label': 'Why', hidden: true,
    onmouseenter: () => clearTimeout(leaving), onmouseleave: () => hideExplanation(true)});
  document.body.append(made);
  addEventListener('keydown', event => {
    if (event.key === 'Escape') hideExplanation();
  });
  addEventListener('pointerdown', event => {
    if (isPinned && !made.contains(event.target)) hideExplanation();
  });
  return made;
}

const percent = score => (score === undefined || score === null ? '' : `${Math.round(100 * score)} %`);

function reasons(list) {
  return list.length > 0 && h('ul', null, list.map(reason => h('li', null, foreign(reason.rule),
    reason.surface !== '' && [': ', h('q', null, foreign(reason.surface))])));
}

/** In this document somebody else is meant: the reader gives the id. */
const meantHere = (mention, context, doc) => telling('In this document it is',
  {placeholder: 'Q1530', name: 'The id of who is meant in this document'}, to => context.review.add(
    {verb: 'is', left: mention.surface, right: to, document: doc.id, note: `${mention.surface} is ${to} in ${doc.id}`}));

/** The words mean another time here; those that were found as one may mean none. */
function meantThen(time, context, doc) {
  const words = clean(time.surface);
  const tell = (value, note) => context.review.add({verb: 'time', left: words, right: value, document: doc.id,
    begin: time.isAlone ? '' : String(time.begin), note});
  return telling('It means', {placeholder: '2021-03-24', name: 'The time that is meant'},
    value => tell(value, `${words} is ${value} in ${doc.id}`),
    time.value !== undefined && ['No time', () => tell(NO_TIME, `${words} is no time in ${doc.id}`)]);
}

function who(mention, context, doc) {
  const entity = context.data.byId.get(mention.entity);
  const others = mention.candidates.filter(candidate => candidate.id !== mention.entity);
  return h('section', null,
    h('h3', null, entity ? foreign(entity.name) : 'Not linked', ' ', typeBadge(mention.type)),
    mention.entity !== null && h('p', null, h('code', null, mention.entity),
      h('span', {class: 'faint'}, ` ${percent(mention.score)} sure, a name ${percent(mention.detection)}`)),
    reasons(mention.evidence),
    others.length > 0 && [h('h4', null, 'Others that were considered'), h('ul', null, others.map(candidate =>
      h('li', null, foreign(candidate.name), ' ', h('code', null, candidate.id), h('span', {class: 'faint'}, ` ${percent(candidate.score)}`))))],
    entity && h('p', {class: 'actions'},
      h('button', {type: 'button', onclick: () => context.panel.open(entity)}, 'Open entity'),
      h('button', {type: 'button', onclick: () => {
        if (!many(current().entity).includes(keyOf(entity))) choose({entity: toggled(current().entity, keyOf(entity))});
      }}, 'Only documents that name it')),
    isPinned && meantHere(mention, context, doc));
}

function when(time, context, doc) {
  return h('section', null,
    h('h3', null, h('time', null, time.edtf ?? time.value), ' ', h('span', {class: 'badge'}, time.type.toLowerCase())),
    h('p', null, 'TIMEX3 ', h('code', null, time.value), time.mod !== null && [' ', h('code', null, time.mod)],
      h('span', {class: 'faint'}, ` ${percent(time.score)} sure`)),
    reasons(time.evidence),
    isPinned && meantThen(time, context, doc));
}
