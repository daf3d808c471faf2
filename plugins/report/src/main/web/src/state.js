// What the reader chose. It lives in the address after the #, so that a view can be sent to somebody or kept as a bookmark.

const DEFAULTS = {view: 'entities', q: '', d: '', m: '', bin: '', site: '', lang: '', type: '', entity: '', doc: '', at: '', sort: ''};
const listeners = [];
let state = read();

function read() {
  const parameters = new URLSearchParams(location.hash.slice(1));
  const found = {...DEFAULTS};
  for (const key of Object.keys(DEFAULTS)) {
    if (parameters.has(key)) found[key] = parameters.get(key);
  }
  return found;
}

export const current = () => state;

/** Changes some choices, and tells all who listen. With {replace: true} the browser's way back passes over it. */
export function choose(changes, {replace = false} = {}) {
  const next = {...state, ...changes};
  const changed = Object.keys(next).filter(key => next[key] !== state[key]);
  if (changed.length === 0) return;
  state = next;
  const parameters = new URLSearchParams(Object.entries(state).filter(([key, value]) => value !== DEFAULTS[key]));
  const address = '#' + parameters;
  if (replace) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  tell(changed);
}

/** Listens for changes; the callback gets the names of the choices that changed. */
export const onChange = listener => listeners.push(listener);

function tell(changed) {
  for (const listener of listeners) listener(new Set(changed));
}

addEventListener('popstate', () => {
  const next = read();
  const changed = Object.keys(next).filter(key => next[key] !== state[key]);
  state = next;
  tell(changed);
});

/** A choice of several values is one string; a bar cannot be missed in the address. */
export const many = value => (value === '' ? [] : value.split('|').map(decodeURIComponent));

/** Returns the choice with one value put in or taken out. */
export function toggled(value, item) {
  const items = many(value);
  const next = items.includes(item) ? items.filter(other => other !== item) : [...items, item];
  return next.map(encodeURIComponent).join('|');
}

export const range = value => {
  const found = /^(-?\d+)~(-?\d+)$/.exec(value);
  return found === null ? null : [Number(found[1]), Number(found[2])];
};
