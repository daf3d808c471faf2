// What ran, how it went, how to cite it, and what the page is made of.
import {h, put, foreign} from './dom.js';
import {count} from './header.js';

export function aboutView(place, context) {
  const {data} = context;
  const {run} = data;
  const plugins = run === undefined ? [...new Map(data.steps.map(([, , plugin, version]) => [plugin, version]))] : run.plugins;
  const undated = data.documents.filter(doc => doc.from === null && doc.to === null).length;
  const conflicting = data.documents.filter(doc => doc.conflicting).length;
  const total = count(data.documents.length, 'document');
  put(place, h('div', {class: 'about'},
    h('h2', null, 'What ran'),
    run !== undefined && h('p', null, 'The pipeline ', h('strong', null, foreign(run.pipeline)), ` of Sluice ${run.version}`),
    h('div', {class: 'wide', tabindex: 0, role: 'region', 'aria-label': 'Steps'}, h('table', {class: 'plain'},
      h('thead', null, h('tr', null, ['Step', 'Component', 'Plugin', 'Version'].map(name => h('th', {scope: 'col'}, name)))),
      h('tbody', null, data.steps.map(step => h('tr', null, step.map(cell => h('td', null, foreign(cell)))))))),
    h('h2', null, 'How it went'),
    h('ul', null, h('li', null, `${total} in this report`),
      run !== undefined && h('li', {class: run.failed > 0 ? 'warn' : null}, `${count(run.failed, 'document')} failed`),
      run?.warnings.map(warning => h('li', {class: 'warn'}, foreign(warning))),
      undated > 0 && h('li', null, `${count(undated, 'document has', 'documents have')} no date of publication`),
      conflicting > 0 && h('li', null, `${count(conflicting, 'document has', 'documents have')} conflicting dates`),
      data.problems.map(([code, times]) => h('li', null, h('code', null, foreign(code)), ` in ${count(times, 'document')}`)),
      data.files.length > 0 && h('li', null, `The texts from document ${data.files[0][1] + 1} on lie in ${count(data.files.length, 'file')} `,
        'in the folder beside this page; keep them together.')),
    run?.failures.length > 0 && h('details', null, h('summary', null, 'Which documents failed, and why'),
      h('ul', null, run.failures.map(([id, message]) => h('li', null, h('strong', null, foreign(id)), ' ', foreign(message))),
        run.failed > run.failures.length && h('li', null, `and ${run.failed - run.failures.length} more, see failed.jsonl`))),
    h('h2', null, 'How to cite'),
    h('blockquote', null, foreign(data.title), `. Report of ${total}, made with Sluice${run === undefined ? '' : ` ${run.version}`} (`,
      plugins.map(([plugin, version]) => `${plugin} ${version}`).join(', '), ').'),
    h('h2', null, 'Notices'),
    h('p', null, 'The page works without a network, and asks none for anything. It contains parts of D3 and TopoJSON (ISC), MiniSearch (MIT), ',
      'and outlines and places of Natural Earth (public domain).')));
  return () => {};
}
