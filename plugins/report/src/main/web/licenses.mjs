// Writes THIRD-PARTY.txt: the license of each package that is bundled; part of npm run build.
import {existsSync, readFileSync, writeFileSync} from 'node:fs';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const parts = ['The script of the report contains parts of these packages.\n'];
for (const [path, entry] of Object.entries(lock.packages)) {
  // outlines are bundled, though the package is needed to build alone
  const isBundled = path !== '' && (!entry.dev || path === 'node_modules/world-atlas');
  if (isBundled) {
    const name = path.replace('node_modules/', '');
    const file = ['LICENSE', 'LICENSE.txt', 'LICENSE.md'].map(part => `${path}/${part}`).find(existsSync);
    parts.push(`${'='.repeat(80)}\n${name} ${entry.version}\n\n${readFileSync(file, 'utf8').trim()}\n`);
  }
}
parts.push(`${'='.repeat(80)}\nOutlines (world-atlas) and places.tsv are made from Natural Earth, which is in the public domain.\n`
  + 'Ids of places are those of Wikidata (CC0 1.0), for some countries by way of opensanctions/rigour\n'
  + '(MIT License, Copyright (c) 2023 OpenSanctions Datenbanken GmbH).\n');
writeFileSync('../resources/dev/sluice/plugins/report/THIRD-PARTY.txt', parts.join('\n').replace(/[ \t]+$/gm, ''));
