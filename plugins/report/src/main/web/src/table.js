// A table of any length: only the rows in sight are elements. Screen readers are told how many rows there are.
import {h, put, oncePerFrame} from './dom.js';

/** On paper nobody scrolls, so more rows are elements there; but not a book of them. */
const PRINTED = 1_000;

/**
 * Makes a table. Columns: {key, name, cell(row), compare(a, b), number}; rows are set by show().
 * All rows are of one height, which the style sheet also knows (--row).
 */
export function virtualTable({columns, label, rowHeight, onOpen, isOpen, sort, onSort}) {
  const body = h('tbody');
  const above = h('tbody', {'aria-hidden': 'true'});
  const below = h('tbody', {'aria-hidden': 'true'});
  const table = h('table', {'aria-label': label}, h('thead', null, h('tr', {'aria-rowindex': 1}, columns.map(head))), above, body, below);
  const nothing = h('p', {class: 'empty', hidden: true}, 'Nothing is left by your choices: remove one of them above.');
  const scroller = h('div', {class: 'table', tabindex: 0, role: 'region', 'aria-label': `${label}, scrollable`}, table, nothing);
  let rows = [];
  let isPrinted = false;
  let drawn = '';

  function head(column) {
    if (column.compare === undefined) return h('th', {scope: 'col', class: column.key}, column.name);
    return h('th', {scope: 'col', class: column.key, 'data-key': column.key}, h('button', {type: 'button',
      onclick: () => onSort(column.key)}, column.name, h('span', {'aria-hidden': 'true', class: 'arrow'})));
  }

  function markSort() {
    const {key, down} = sort();
    for (const cell of table.querySelectorAll('th[data-key]')) {
      const isSorted = cell.dataset.key === key;
      if (isSorted) cell.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      else cell.removeAttribute('aria-sort');
    }
  }

  function draw(force) {
    const height = scroller.clientHeight || 600;
    const first = isPrinted ? 0 : Math.max(0, Math.floor(scroller.scrollTop / rowHeight) - 8);
    const last = isPrinted ? Math.min(rows.length, PRINTED) : Math.min(rows.length, Math.ceil((scroller.scrollTop + height) / rowHeight) + 8);
    const key = `${first} ${last}`;
    if (key === drawn && !force) return;
    drawn = key;
    spacer(above, first);
    spacer(below, rows.length - last);
    const focused = body.contains(document.activeElement) ? document.activeElement.closest('tr')?.dataset.at : undefined;
    put(body, rows.slice(first, last).map((row, i) => line(row, first + i)));
    if (focused !== undefined) body.querySelector(`tr[data-at="${focused}"] button`)?.focus({preventScroll: true});
  }

  function spacer(part, count) {
    put(part, count > 0 && h('tr', null, h('td')));
    if (count > 0) part.firstChild.firstChild.style.height = `${count * rowHeight}px`;
  }

  function line(row, at) {
    return h('tr', {'aria-rowindex': at + 2, 'data-at': at, class: isOpen?.(row) ? 'open' : null,
      onclick: event => {
        if (!event.target.closest('a, input, label')) onOpen(row);
      }},
    columns.map(column => h(column.heading ? 'th' : 'td', {class: column.key, scope: column.heading ? 'row' : null}, column.cell(row))));
  }

  for (const when of ['beforeprint', 'afterprint']) {
    addEventListener(when, () => {
      isPrinted = when === 'beforeprint';
      draw(true);
    });
  }
  scroller.addEventListener('scroll', oncePerFrame(() => draw(false)));
  scroller.addEventListener('keydown', event => {
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    const line = event.target.closest('tbody tr');
    if (step !== undefined && line !== null) {
      event.preventDefault();
      focus(Number(line.dataset.at) + step);
    }
  });

  function focus(at) {
    if (at < 0 || at >= rows.length) return;
    const top = at * rowHeight;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    const bottom = top + 2 * rowHeight - scroller.clientHeight;
    if (bottom > scroller.scrollTop) scroller.scrollTop = bottom;
    draw(true);
    body.querySelector(`tr[data-at="${at}"] button`)?.focus({preventScroll: true});
  }

  return {
    element: scroller,
    show(next) {
      const {key, down} = sort();
      const column = columns.find(other => other.key === key);
      rows = column?.compare === undefined ? next : [...next].sort((a, b) => (down ? -1 : 1) * column.compare(a, b));
      table.setAttribute('aria-rowcount', rows.length + 1);
      nothing.hidden = rows.length > 0;
      markSort();
      draw(true);
    },
    rows: () => rows,
    toTop() {
      scroller.scrollTop = 0;
    },
  };
}
