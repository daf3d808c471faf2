// When the documents were written, and what times they speak of: two lanes over one axis. A mark is as wide as the time it
// stands for is long, so a day is a thin tower and a year a broad ledge. Days without a mark's exact knowledge are never
// drawn as points. What no day can be given to stands in bins of its own.
import {h, s, put} from './dom.js';
import {scaleUtc} from 'd3-scale';
import {axisBottom} from 'd3-axis';
import {brushX} from 'd3-brush';
import {select} from 'd3-selection';
import {choose, current, many, range, toggled} from './state.js';
import {fromDate, fromIso, isOpen, toDate, toIso} from './days.js';
import {isUndated, isVague, without} from './filter.js';
import {drawingButton, tableButtons} from './exporting.js';
import {stack} from './stack.js';
import {count} from './header.js';

const LANE = {written: 76, mentioned: 100};
const AXIS = 24;
const LEFT = 12;
const RIGHT = 12;

export function timelineView(place, context) {
  const {data} = context;
  const svg = s('svg', {class: 'lanes', role: 'img', 'aria-label': 'Timeline of document dates and mentioned dates'});
  const bins = h('div', {class: 'bins'});
  const whole = usual(data);
  let domain = whole;
  const zoomIn = h('button', {type: 'button', class: 'quiet', onclick: () => {
    domain = range(current().d) ?? range(current().m) ?? domain;
    draw();
  }}, 'Zoom to choice');
  const zoomOut = h('button', {type: 'button', class: 'quiet', onclick: () => {
    domain = domain === whole ? everything(data) : whole;
    draw();
  }}, 'All dates');
  const exact = [dateFields('d', 'Written'), dateFields('m', 'Speaking of')];
  put(place,
    h('div', {class: 'bar'}, h('h2', null, 'Timeline'),
      h('div', {class: 'save'}, zoomIn, zoomOut, tableButtons('timeline', () => ({
        columns: ['document', 'title', 'kind', 'from', 'to', 'times'], rows: rows(context.filtered.documents)})),
      drawingButton('timeline', () => svg))),
    svg, h('div', {class: 'below'}, bins, h('details', {class: 'exact'}, h('summary', null, 'Exact dates'), exact.map(fields => fields.element))));

  function draw() {
    const width = Math.max(280, place.clientWidth);
    const height = LANE.written + LANE.mentioned + AXIS;
    svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
    svg.setAttribute('width', width);
    svg.setAttribute('height', height);
    const x = scaleUtc([toDate(domain[0]), toDate(domain[1] + 1)], [LEFT, width - RIGHT]);
    const {documents} = context.filtered;
    // what a lane's own choice leaves out stays in sight, faintly, so that the choice can be seen and moved
    const anyDate = without(data, {d: '', bin: ''});
    const anyTime = without(data, {m: ''});
    put(svg);
    const ticks = x.ticks(Math.max(3, Math.floor(width / 90)));
    svg.append(s('g', {class: 'grid'}, ticks.map(tick => s('line', {x1: x(tick), x2: x(tick), y1: 18, y2: height - AXIS}))));
    lane('d', 'Documents by date', 0, LANE.written, x, writtenMarks(documents), writtenMarks(anyDate), width);
    lane('m', 'Times mentioned', LANE.written + 8, LANE.mentioned - 8, x, mentionedMarks(documents), mentionedMarks(anyTime), width);
    const axis = s('g', {class: 'axis', transform: `translate(0,${height - AXIS})`});
    select(axis).call(axisBottom(x).tickValues(ticks).tickFormat((tick, i) => tickLabel(tick, ticks[i - 1], ticks[1] - ticks[0])).tickSizeOuter(0));
    svg.append(axis);
    drawBins(anyDate);
    exact.forEach(fields => fields.draw());
    zoomIn.hidden = range(current().d) === null && range(current().m) === null;
  }

  function lane(key, name, top, height, x, marks, background, width) {
    const group = s('g', {class: `lane lane-${key}`, transform: `translate(0,${top})`});
    const inner = height - 16;
    const ends = mark => [x(toDate(mark.from)), x(toDate(mark.to + 1))];
    const isInside = mark => mark.to >= domain[0] && mark.from <= domain[1];
    const all = stack(background.filter(isInside), ends, LEFT, width - RIGHT, inner - 4);
    const chosenBoxes = stack(marks.filter(isInside), ends, LEFT, width - RIGHT, inner - 4, all.unit);
    group.append(s('text', {class: 'lane-name', x: LEFT, y: 12}, name));
    const draw = (box, kind) => s('rect', {class: `${kind}${box.open ? ' open' : ''}`, x: box.x, width: box.width,
      y: 16 + inner - box.y - box.height, height: Math.max(0.8, box.height - (box.height > 4 ? 1 : 0.2)), rx: Math.min(2, box.width / 3),
      'fill-opacity': box.opacity});
    if (current()[key] !== '' || (key === 'd' && current().bin !== '')) group.append(s('g', {class: 'ghosts'}, all.boxes.map(box => draw(box, 'mark'))));
    for (const box of chosenBoxes.boxes) {
      const rect = draw(box, 'mark');
      rect.append(s('title', null, box.count > 1 ? `${box.label}: ${count(box.count, key === 'd' ? 'document' : 'mention')}` : box.label));
      group.append(rect);
    }
    group.append(s('line', {class: 'base', x1: LEFT, x2: width - RIGHT, y1: 16 + inner, y2: 16 + inner}));
    const brush = brushX().extent([[LEFT, 14], [width - RIGHT, 16 + inner]]).on('end', event => {
      if (!event.sourceEvent) return;
      const days = event.selection?.map(at => x.invert(at));
      choose({[key]: days === undefined ? '' : `${fromDate(days[0])}~${fromDate(days[1])}`});
    });
    const brushed = s('g', {class: 'brush'});
    // the titles of the marks must be in reach of the pointer
    group.insertBefore(brushed, group.children[1] ?? null);
    select(brushed).call(brush);
    const chosen = range(current()[key]);
    if (chosen !== null) {
      const ends = [x(toDate(chosen[0])), x(toDate(chosen[1] + 1))].map(at => Math.max(LEFT, Math.min(width - RIGHT, at)));
      if (ends[0] < ends[1]) select(brushed).call(brush.move, ends);
    }
    const outside = test => marks.reduce((sum, mark) => sum + (test(mark) ? mark.count : 0), 0);
    const before = outside(mark => mark.to < domain[0]);
    const after = outside(mark => mark.from > domain[1]);
    if (before > 0) group.append(s('text', {class: 'outside', x: LEFT, y: 28}, `‹ ${before} earlier`));
    if (after > 0) group.append(s('text', {class: 'outside', x: width - RIGHT, y: 28, 'text-anchor': 'end'}, `${after} later ›`));
    svg.append(group);
  }

  function drawBins(documents) {
    const chosen = many(current().bin);
    const bin = (key, explanation, documents) => h('button', {type: 'button', class: 'bin', 'aria-pressed': String(chosen.includes(key)),
      title: explanation, onclick: () => choose({bin: toggled(current().bin, key)})}, h('strong', null, documents), ` ${key}`);
    put(bins, bin('undated', 'Documents without a date of publication', documents.filter(isUndated).length),
      bin('conflicting', 'Documents that say they were fetched or changed before they were published',
        documents.filter(doc => doc.conflicting).length));
  }

  return draw;
}

// ends that are left open
const [FIRST, LAST] = [-99_999_999, 99_999_999];

/** Two fields for the choice of a lane: brushes are for hands with a mouse. */
function dateFields(key, name) {
  const field = end => h('input', {type: 'date', 'aria-label': `${name}, ${end}`, onchange: () => {
    const [low, high] = [fromIso(from.value), fromIso(to.value)];
    choose({[key]: low === null && high === null ? '' : `${low ?? FIRST}~${high ?? LAST}`});
  }});
  const from = field('first day');
  const to = field('last day');
  return {element: h('p', null, `${name} `, from, ' to ', to), draw() {
    const [low, high] = range(current()[key]) ?? [FIRST, LAST];
    from.value = low === FIRST ? '' : toIso(low);
    to.value = high === LAST ? '' : toIso(high);
  }};
}

/** Names a tick by what is new in it: the day, the month where it begins, the year where that does. */
function tickLabel(tick, before, distance) {
  const [year, , day] = toIso(fromDate(tick)).split(/(?<=\d)-/);
  const name = tick.toLocaleString('en', {month: 'short', timeZone: 'UTC'});
  const isNewYear = before === undefined || before.getUTCFullYear() !== tick.getUTCFullYear();
  if (distance > 300 * 86_400_000) return year;
  if (distance > 27 * 86_400_000) return isNewYear ? `${name} ${year}` : name;
  const isNewMonth = isNewYear || before.getUTCMonth() !== tick.getUTCMonth();
  return `${Number(day)}${isNewMonth ? ` ${name}` : ''}${isNewYear ? ` ${year}` : ''}`;
}

function writtenMarks(documents) {
  const marks = new Map();
  for (const doc of documents) {
    if (isUndated(doc)) continue;
    const key = `${doc.from} ${doc.to}`;
    const mark = marks.get(key) ?? {from: doc.from ?? -Infinity, to: doc.to ?? Infinity, count: 0, sum: 0, label: doc.date,
      open: doc.from === null || doc.to === null};
    mark.count++;
    mark.sum += doc.confidence;
    marks.set(key, mark);
  }
  for (const mark of marks.values()) {
    mark.opacity = isVague(mark) ? 0.3 : 0.35 + 0.65 * mark.sum / mark.count;
    // an estimate over years lies beneath all others, and must not lift them all
    if (isVague(mark)) mark.rise = mark.count / 4;
  }
  return [...marks.values()];
}

function mentionedMarks(documents) {
  const marks = new Map();
  for (const {times} of documents) {
    for (let i = 0; i < times.length; i += 3) {
      const key = `${times[i]} ${times[i + 1]}`;
      const mark = marks.get(key);
      if (mark === undefined) marks.set(key, {from: times[i], to: times[i + 1], count: times[i + 2],
        opacity: weight(times[i + 1] - times[i]), open: isOpen(times[i]) || isOpen(times[i + 1])});
      else mark.count += times[i + 2];
    }
  }
  return [...marks.values()];
}

/** The broader, the fainter: a year that is spoken of says less of each of its days. */
const weight = days => (days < 1 ? 1 : days < 32 ? 0.62 : days < 367 ? 0.4 : 0.25);

function rows(documents) {
  const list = [];
  for (const doc of documents) {
    const iso = day => (isOpen(day) ? '' : toIso(day));
    list.push([doc.id, doc.title, isUndated(doc) ? 'undated' : 'written', iso(doc.from), iso(doc.to), 1]);
    for (let i = 0; i < doc.times.length; i += 3) {
      list.push([doc.id, doc.title, 'mentioned', iso(doc.times[i]), iso(doc.times[i + 1]), doc.times[i + 2]]);
    }
  }
  return list;
}

/** All days that are written or spoken of. */
function everything(data) {
  const [low, high] = extent(data.documents.flatMap(doc => [doc.from, doc.to]), [...eachTime(data)]);
  return padded(low, high, 0.02);
}

/**
 * The days to begin with: those of the documents and as much again around them. Texts speak of far times too, which would
 * press all others together; they are counted at the edge. Estimates over years count if there is nothing better. Where no document has a date, the times count by themselves.
 */
function usual(data) {
  let [low, high] = extent(data.documents.filter(doc => !isVague(doc)).flatMap(doc => [doc.from, doc.to]));
  if (low > high) [low, high] = extent(data.documents.flatMap(doc => [doc.from, doc.to]));
  if (low <= high) return padded(low, high, 0.5, 14);
  const days = Float64Array.from(eachTime(data)).sort();
  if (days.length === 0) return [fromIso('2000-01-01'), fromIso('2030-01-01')];
  return padded(days[Math.floor(0.04 * (days.length - 1))], days[Math.ceil(0.96 * (days.length - 1))], 0.02);
}

function* eachTime(data) {
  for (const {times} of data.documents) {
    for (let i = 0; i < times.length; i += 3) {
      if (!isOpen(times[i])) yield times[i];
      if (!isOpen(times[i + 1])) yield times[i + 1];
    }
  }
}

function extent(...lists) {
  let low = Infinity;
  let high = -Infinity;
  for (const list of lists) {
    for (const day of list) {
      if (day !== null && day < low) low = day;
      if (day !== null && day > high) high = day;
    }
  }
  return [low, high];
}

function padded(low, high, share, least = 1) {
  const margin = Math.max(least, Math.round((high - low) * share));
  return [low - margin, high + margin];
}
