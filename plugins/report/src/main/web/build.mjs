// Bundles the modules into the one script of the page: npm ci && npm run build.
// The result is committed, so that building Sluice needs no Node; a test fails when it is older than its sources.
import {createHash} from 'node:crypto';
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {build} from 'esbuild';
import './licenses.mjs';

const RESOURCES = '../resources/dev/sluice/plugins/report/';

await build({
  entryPoints: ['src/main.js'],
  outfile: `${RESOURCES}report.js`,
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  legalComments: 'none',
  loader: {'.json': 'json'},
});

/** The digest over all sources and the lock file, which the test computes again. */
const files = [...readdirSync('src').map(name => `src/${name}`), 'build.mjs', 'package-lock.json'].sort();
const digest = createHash('sha256');
for (const file of files) digest.update(`${file}\n`).update(readFileSync(file)).update('\n');
const bundle = createHash('sha256').update(readFileSync(`${RESOURCES}report.js`)).digest('hex');
writeFileSync(`${RESOURCES}report.sha256`, `sources ${digest.digest('hex')}\nbundle ${bundle}\n`);
