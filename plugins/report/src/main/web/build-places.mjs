// Makes places.tsv, the table of where entities lie, from tables of Natural Earth with ids of Wikidata
// (places.csv, admin1.csv, countries.csv) and the outlines of world-atlas:
//   node build-places.mjs DIRECTORY_OF_TABLES
// A country is drawn where the largest of its parts has its center.
import {readFileSync, writeFileSync} from 'node:fs';
import {geoArea, geoCentroid} from 'd3-geo';
import {feature} from 'topojson-client';

const directory = process.argv[2];
const world = JSON.parse(readFileSync('node_modules/world-atlas/countries-50m.json', 'utf8'));

function table(name) {
  const [header, ...rows] = parse(readFileSync(`${directory}/${name}`, 'utf8'));
  return rows.map(row => Object.fromEntries(row.map((cell, i) => [header[i], cell])));
}

function parse(text) {
  const rows = [];
  let row = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ',') {
      if (row.length > 1) rows.push(row);
      row = [];
    }
  }
  return rows;
}

function center(country) {
  const {type, coordinates} = country.geometry;
  const parts = (type === 'MultiPolygon' ? coordinates : [coordinates])
    .map(part => ({type: 'Polygon', coordinates: part}));
  const largest = parts.reduce((a, b) => (geoArea(a) >= geoArea(b) ? a : b));
  return geoCentroid(largest);
}

const places = new Map();
const add = (id, lat, lon, kind) => {
  if (/^Q[1-9]\d*$/.test(id) && Number.isFinite(lat) && Number.isFinite(lon) && !places.has(id)) {
    places.set(id, [id, +lat.toFixed(3), +lon.toFixed(3), kind].join('\t'));
  }
};

const outlines = new Map(feature(world, world.objects.countries).features.map(c => [Number(c.id), c]));
for (const row of table('countries.csv')) {
  const outline = row.iso_n3 === '' ? undefined : outlines.get(Number(row.iso_n3));
  if (outline !== undefined) {
    const [lon, lat] = center(outline);
    for (const id of [row.qid, ...row.other_qids.split('|')]) add(id, lat, lon, 'country');
  }
}
for (const row of table('admin1.csv')) add(row.qid, Number(row.lat || NaN), Number(row.lon || NaN), 'region');
for (const row of table('places.csv')) add(row.qid, Number(row.lat || NaN), Number(row.lon || NaN), 'city');

// What the starter base of the linking plugin takes for a place that the tables list under another id: id, id of the tables.
for (const [id, listed] of [['Q240', 'Q239'], ['Q219060', 'Q23792']]) {
  const [, lat, lon, kind] = places.get(listed).split('\t');
  add(id, Number(lat), Number(lon), kind);
}

const lines = [...places.values()].sort((a, b) => Number(a.slice(1).split('\t')[0]) - Number(b.slice(1).split('\t')[0]));
const header = [
  '# Where places lie, made by build-places.mjs from Natural Earth (public domain) with ids of Wikidata (CC0 1.0).',
  '# Columns, with tabs between: id in Wikidata, latitude and longitude in degrees, kind (city, region or country).',
];
writeFileSync('../resources/dev/sluice/plugins/report/places.tsv', [...header, ...lines, ''].join('\n'));
