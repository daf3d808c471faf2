// The places on a map of outlines, which needs no server. Whoever has no place in Natural Earth is counted below.
import {geoGraticule10, geoNaturalEarth1, geoPath} from 'd3-geo';
import {select} from 'd3-selection';
import {zoom, zoomIdentity} from 'd3-zoom';
import {feature, mesh} from 'topojson-client';
import world from 'world-atlas/countries-110m.json';
import {h, put, s, foreign} from './dom.js';
import {drawingButton, tableButtons} from './exporting.js';
import {count} from './header.js';

const LABELS = 24;

export function mapView(place, context) {
  const heading = h('p', {class: 'count'});
  const svg = s('svg', {class: 'map', role: 'img', 'aria-label': 'Map of the places named; the table below says the same'});
  const rest = h('p', {class: 'faint'});
  const body = h('tbody');
  let shown = [];
  const columns = ['id', 'name', 'latitude', 'longitude', 'kind', 'mentions', 'documents'];
  let focus = () => {};
  put(place, h('div', {class: 'bar'}, heading, h('div', {class: 'save'},
    h('button', {type: 'button', class: 'quiet', onclick: () => focus(true)}, 'Zoom to places'),
    h('button', {type: 'button', class: 'quiet', onclick: () => focus(false)}, 'Whole world'),
    tableButtons('map', () => ({columns, rows: shown.map(({entity, mentions, documents}) => [entity.id, entity.name,
      entity.place.latitude, entity.place.longitude, entity.place.kind, mentions, documents])})), drawingButton('map', () => svg))),
  svg, rest, h('details', {class: 'fallback'}, h('summary', null, 'The same as a table'), h('table', {class: 'plain'},
    h('caption', {class: 'visually-hidden'}, 'Places named, with their coordinates'),
    h('thead', null, h('tr', null, ['Place', 'Latitude', 'Longitude', 'Mentions', 'Documents'].map(name => h('th', {scope: 'col'}, name)))), body)));

  let drawnFor = null;
  function draw() {
    const width = place.clientWidth;
    if (drawnFor?.filtered === context.filtered && drawnFor.width === width) return;
    drawnFor = {filtered: context.filtered, width};
    const {entities, mentions, inDocuments} = context.filtered;
    shown = entities.filter(e => e.place).map(entity => ({entity, mentions: mentions[entity.index], documents: inDocuments[entity.index]}));
    shown.sort((a, b) => b.mentions - a.mentions || a.entity.index - b.entity.index);
    const missing = entities.filter(e => e.type === 'PLACE' && !e.place);
    put(heading, `${count(shown.length, 'place')} on the map`);
    put(rest, missing.length > 0 && [`${count(missing.length, 'place')} without coordinates: `,
      missing.slice(0, 12).map((e, i) => [i > 0 && ', ', foreign(e.name)]), missing.length > 12 && ' …']);
    put(body, shown.slice(0, 300).map(({entity, mentions: times, documents}) => h('tr', null, h('td', null, foreign(entity.name)),
      h('td', null, entity.place.latitude), h('td', null, entity.place.longitude), h('td', null, times), h('td', null, documents))));
    paint(width, Math.round(Math.max(260, width * 0.52)));
  }

  function paint(width, height) {
    const projection = geoNaturalEarth1().fitExtent([[4, 4], [width - 4, height - 4]], {type: 'Sphere'});
    const path = geoPath(projection);
    const land = feature(world, world.objects.land);
    const inner = s('g', null,
      s('path', {class: 'sea', d: path({type: 'Sphere'})}),
      s('path', {class: 'graticule', d: path(geoGraticule10())}),
      s('path', {class: 'land', d: path(land)}),
      s('path', {class: 'borders', d: path(mesh(world, world.objects.countries, (a, b) => a !== b))}));
    const most = Math.max(1, ...shown.map(place => place.mentions));
    const points = shown.map(({entity, mentions, documents}) => {
      const [x, y] = projection([entity.place.longitude, entity.place.latitude]);
      return {entity, x, y, radius: 3.5 + 15 * Math.sqrt(mentions / most), label: `${entity.name}: ${count(mentions, 'mention')}, ${count(documents, 'document')}`};
    });
    const circles = points.map(point => s('circle', {class: `spot ${point.entity.place.kind}`, cx: point.x, cy: point.y,
      onclick: () => context.panel.open(point.entity)}, s('title', null, point.label)));
    const labels = points.slice(0, LABELS).map(point => s('text', {class: 'spot-name', x: point.x, y: point.y}, point.entity.name));
    inner.append(...circles, ...labels);
    put(svg, inner);
    svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
    const zoomed = zoom().scaleExtent([1, 40]).translateExtent([[0, 0], [width, height]]).extent([[0, 0], [width, height]])
      .filter(event => (event.type === 'wheel' ? event.ctrlKey || event.metaKey : !event.button))
      .on('zoom', event => arrange(event.transform));
    function arrange(transform) {
      inner.setAttribute('transform', transform);
      inner.style.strokeWidth = `${1 / transform.k}px`;
      const taken = [];
      points.forEach((point, i) => {
        circles[i].setAttribute('r', point.radius / transform.k);
        const label = labels[i];
        if (label === undefined) return;
        // a name that would lie on another is left out until there is room
        const box = {x: transform.applyX(point.x) + point.radius + 3, y: transform.applyY(point.y), width: 7 * point.entity.name.length};
        const isFree = taken.every(other => Math.abs(other.y - box.y) > 14 || other.x > box.x + box.width || box.x > other.x + other.width);
        if (isFree) taken.push(box);
        label.setAttribute('x', point.x + (point.radius + 3) / transform.k);
        label.setAttribute('y', point.y + 4 / transform.k);
        label.style.fontSize = `${12 / transform.k}px`;
        label.setAttribute('visibility', isFree ? 'visible' : 'hidden');
      });
    }
    focus = close => {
      select(svg).call(zoomed.transform, close && points.length > 0 ? around(points, width, height) : zoomIdentity);
    };
    select(svg).call(zoomed);
    arrange(zoomIdentity);
  }

  return draw;
}

/** The transformation that shows these points, with room around them. */
function around(points, width, height) {
  const xs = points.map(point => point.x);
  const ys = points.map(point => point.y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = Math.max(1, Math.min(20, 0.75 / Math.max((right - left) / width, (bottom - top) / height, 0.01)));
  return zoomIdentity.translate(width / 2 - scale * (left + right) / 2, height / 2 - scale * (top + bottom) / 2).scale(scale);
}
