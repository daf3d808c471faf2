// Every view gives away what it shows: tables as CSV or JSON, drawings as SVG.
import {h} from './dom.js';

export function download(name, type, text) {
  const link = h('a', {href: URL.createObjectURL(new Blob([text], {type})), download: name});
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

// a spreadsheet would take such a cell for a formula
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

export function csv(columns, rows) {
  const cell = value => {
    if (typeof value === 'number') return String(value);
    const text = FORMULA.test(value ?? '') ? `'${value}` : String(value ?? '');
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [columns, ...rows].map(row => row.map(cell).join(',') + '\r\n').join('');
}

export function json(columns, rows) {
  return JSON.stringify(rows.map(row => Object.fromEntries(columns.map((name, i) => [name, row[i] ?? null]))), null, 1);
}

/** Buttons that give away a table; what it holds is asked for when one is pressed. */
export function tableButtons(name, table) {
  const give = (ending, type, write) => () => {
    const {columns, rows} = table();
    download(`${name}.${ending}`, type, write(columns, rows));
  };
  return [
    button('CSV', `Save ${name} as CSV`, give('csv', 'text/csv;charset=utf-8', csv)),
    button('JSON', `Save ${name} as JSON`, give('json', 'application/json', json)),
  ];
}

/** A button that gives away a drawing, with the styles it has now, so that it looks the same elsewhere. */
export function drawingButton(name, drawing) {
  return button('SVG', `Save ${name} as SVG`, () => download(`${name}.svg`, 'image/svg+xml', svg(drawing())));
}

const STYLES = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'opacity', 'font-family', 'font-size',
  'font-weight', 'text-anchor', 'display', 'visibility', 'paint-order', 'stroke-dasharray'];

function svg(element) {
  const copy = element.cloneNode(true);
  const from = [element, ...element.querySelectorAll('*')];
  const to = [copy, ...copy.querySelectorAll('*')];
  from.forEach((original, i) => {
    const style = getComputedStyle(original);
    for (const name of STYLES) to[i].setAttribute(name, style.getPropertyValue(name));
    to[i].removeAttribute('class');
    to[i].removeAttribute('style');
  });
  const {width, height} = element.getBoundingClientRect();
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', width);
  copy.setAttribute('height', height);
  copy.querySelectorAll('.brush, foreignObject').forEach(part => part.remove());
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
}

function button(text, label, onclick) {
  return h('button', {type: 'button', class: 'quiet', 'aria-label': label, title: label, onclick}, text);
}
