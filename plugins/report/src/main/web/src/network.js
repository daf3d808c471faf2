// Who is named together: entities as points, joined where documents name both; the same as a table below.
import {drag} from 'd3-drag';
import {forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY} from 'd3-force';
import {select} from 'd3-selection';
import {zoom} from 'd3-zoom';
import {h, put, s, foreign} from './dom.js';
import {drawingButton, tableButtons} from './exporting.js';
import {count} from './header.js';

const HEIGHT = 620;
const STEPS = 260;
const EDGES_PER_NODE = 3;

/** How wide a letter of a name is drawn at most times, in pixels. */
const LETTER = 6.8;

export function networkView(place, context) {
  const {data} = context;
  const heading = h('p', {class: 'count'});
  const amount = h('input', {type: 'range', min: 10, max: 150, step: 10, value: innerWidth < 760 ? 20 : 40, id: 'amount'});
  const svg = s('svg', {class: 'network', role: 'img'});
  const body = h('tbody');
  let edges = [];
  amount.addEventListener('input', () => draw(true));
  put(place, h('div', {class: 'bar'}, heading, h('label', {class: 'range', for: 'amount'}, 'entities shown '), amount,
    h('div', {class: 'save'}, tableButtons('network', () => ({columns: ['source', 'source_id', 'target', 'target_id', 'documents'],
      rows: edges.map(e => [e.source.entity.name, e.source.entity.id, e.target.entity.name, e.target.entity.id, e.weight])})),
    drawingButton('network', () => svg))),
  svg,
  h('details', {class: 'fallback'}, h('summary', null, 'The same as a table'),
    h('table', {class: 'plain'}, h('caption', {class: 'visually-hidden'}, 'Entities that the same documents name'),
      h('thead', null, h('tr', null, ['Entity', 'with', 'Documents'].map(name => h('th', {scope: 'col'}, name)))), body)));

  let drawnFor = null;
  function draw(force) {
    const width = place.clientWidth;
    const key = `${width} ${amount.value}`;
    if (!force && drawnFor?.filtered === context.filtered && drawnFor.key === key) return;
    drawnFor = {filtered: context.filtered, key};
    const chosen = [...context.filtered.entities].sort((a, b) => context.filtered.inDocuments[b.index] - context.filtered.inDocuments[a.index]
      || a.index - b.index).slice(0, Number(amount.value));
    const nodes = chosen.map(entity => ({entity, weight: context.filtered.inDocuments[entity.index]}));
    edges = together(nodes, context.filtered.documents);
    put(heading, edges.length === 0 ? 'No document names two of these entities.'
      : `${count(nodes.length, 'entity', 'entities')}, ${count(edges.length, 'pair')} in the same documents`);
    layOut(nodes, edges, width);
    svg.setAttribute('aria-label', `Network of ${nodes.length} entities; the table below says the same`);
    svg.setAttribute('viewBox', `0 0 ${width} ${HEIGHT}`);
    paint(nodes, edges, width);
    put(body, edges.slice(0, 300).map(edge => h('tr', null, h('td', null, foreign(edge.source.entity.name)),
      h('td', null, foreign(edge.target.entity.name)), h('td', null, edge.weight))));
  }

  function paint(nodes, links, width) {
    const most = Math.max(1, ...nodes.map(node => node.weight));
    const heaviest = Math.max(1, ...links.map(edge => edge.weight));
    const inner = s('g');
    const lines = links.map(edge => s('line', {class: 'edge', 'stroke-width': 0.6 + 4 * edge.weight / heaviest,
      'stroke-opacity': 0.16 + 0.44 * edge.weight / heaviest}));
    const points = nodes.map(node => {
      node.radius = 4 + Math.min(15, width / 40) * Math.sqrt(node.weight / most);
      return s('g', {class: `node type-${node.entity.type.toLowerCase()}`, onclick: () => context.panel.open(node.entity)},
        s('circle', {r: node.radius}),
        s('title', null, `${node.entity.name}: ${count(node.weight, 'document')}`));
    });
    // above all points, so that none hides a name
    const names = nodes.map(node => s('text', {class: 'node-name', 'text-anchor': 'middle'}, shorten(node.entity.name)));
    inner.append(...lines, ...points, ...names);
    put(svg, inner);
    const move = () => {
      links.forEach((edge, i) => {
        lines[i].setAttribute('x1', edge.source.x);
        lines[i].setAttribute('y1', edge.source.y);
        lines[i].setAttribute('x2', edge.target.x);
        lines[i].setAttribute('y2', edge.target.y);
      });
      nodes.forEach((node, i) => {
        points[i].setAttribute('transform', `translate(${node.x},${node.y})`);
        const half = LETTER * shorten(node.entity.name).length / 2;
        names[i].setAttribute('x', Math.max(half, Math.min(width - half, node.x)));
        names[i].setAttribute('y', node.y + node.radius + 12);
      });
    };
    move();
    points.forEach((point, i) => select(point).call(drag().on('drag', event => {
      nodes[i].x += event.dx;
      nodes[i].y += event.dy;
      move();
    })));
    select(svg).call(zoom().scaleExtent([0.4, 6]).extent([[0, 0], [width, HEIGHT]])
      // the wheel alone must scroll the page
      .filter(event => (event.type === 'wheel' ? event.ctrlKey || event.metaKey : !event.button))
      .on('zoom', event => inner.setAttribute('transform', event.transform)));
  }

  return () => draw(false);
}

/** The pairs that documents name together, of each entity the most frequent ones. */
function together(nodes, documents) {
  const at = new Map(nodes.map((node, i) => [node.entity.index, i]));
  const counts = new Map();
  for (const {named} of documents) {
    const here = [];
    for (let i = 0; i < named.length; i += 2) if (at.has(named[i])) here.push(at.get(named[i]));
    here.sort((a, b) => a - b);
    here.forEach((a, i) => {
      for (const b of here.slice(i + 1)) counts.set(a * 1000 + b, (counts.get(a * 1000 + b) ?? 0) + 1);
    });
  }
  const all = [...counts].map(([key, weight]) => ({source: nodes[Math.floor(key / 1000)], target: nodes[key % 1000], weight}));
  // what is together more often than their frequency alone makes likely comes first
  const strength = edge => edge.weight / Math.sqrt(edge.source.weight * edge.target.weight);
  all.sort((a, b) => b.weight * strength(b) - a.weight * strength(a));
  const degree = new Map();
  return all.filter(edge => {
    const [a, b] = [degree.get(edge.source) ?? 0, degree.get(edge.target) ?? 0];
    if (a >= EDGES_PER_NODE && b >= EDGES_PER_NODE) return false;
    degree.set(edge.source, a + 1);
    degree.set(edge.target, b + 1);
    return true;
  }).sort((a, b) => b.weight - a.weight);
}

/** Finds places for the points; the simulation has no chance in it, so the same entities always lie the same. */
function layOut(nodes, edges, width) {
  const simulation = forceSimulation(nodes)
    .force('link', forceLink(edges).distance(90).strength(0.3))
    .force('charge', forceManyBody().strength(-480))
    .force('x', forceX().strength(0.07))
    .force('y', forceY().strength(0.12))
    .force('collide', forceCollide(node => 20 + 2.7 * shorten(node.entity.name).length))
    .stop();
  for (let i = 0; i < STEPS; i++) simulation.tick();
  const margin = Math.min(70, width / 8);
  fit(nodes, 'x', margin, width - margin);
  fit(nodes, 'y', 24, HEIGHT - 36);
}

/** Moves and shrinks what was laid out into the drawing; it is stretched a little at most. */
function fit(nodes, axis, low, high) {
  const values = nodes.map(node => node[axis]);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const scale = Math.min(1.4, (high - low) / Math.max(1, most - least));
  for (const node of nodes) node[axis] = (low + high) / 2 + scale * (node[axis] - (least + most) / 2);
}

const shorten = name => (name.length > 24 ? `${name.slice(0, 23)}…` : name);
