// What ran, how it went, how to cite it, and what the page is made of.
import {h, put, foreign} from './dom.js';
import {count} from './header.js';

export function aboutView(place, context) {
  const {data} = context;
  const plugins = new Map(data.steps.map(([, , plugin, version]) => [plugin, version]));
  const undated = data.documents.filter(doc => doc.from === null && doc.to === null).length;
    put(place, h('div', {class: 'about'},
    h('h2', null, 'What ran'),
    h('table', {class: 'plain'}, h('thead', null, h('tr', null, ['Step', 'Component', 'Plugin', 'Version'].map(name => h('th', {scope: 'col'}, name)))),
      h('tbody', null, data.steps.map(step => h('tr', null, step.map(cell => h('td', null, foreign(cell))))))),
    h('h2', null, 'How it went'),
    h('ul', null, h('li', null, `${count(data.documents.length, 'document')} in this report`),
      undated > 0 && h('li', null, `${count(undated, 'document has', 'documents have')} no date of publication`),
      data.problems.map(([code, times]) => h('li', null, h('code', null, foreign(code)), ` in ${count(times, 'document')}`)),
      data.files.length > 0 && h('li', null, `The texts from document ${data.files[0][1] + 1} on lie in ${count(data.files.length, 'file')} `,
        'in the folder beside this page; keep them together.')),
    h('h2', null, 'How to cite'),
    h('blockquote', null, foreign(data.title), `. Report of ${count(data.documents.length, 'document')}, made with Sluice (`,
      [...plugins].map(([plugin, version]) => `${plugin} ${version}`).join(', '), ').'),
    h('h2', null, 'Notices'),
    h('p', null, 'The page works without a network, and asks none for anything. It contains parts of D3 and TopoJSON (ISC), MiniSearch (MIT), ',
      'and outlines and places of Natural Earth (public domain).')));
  return () => {};
}
