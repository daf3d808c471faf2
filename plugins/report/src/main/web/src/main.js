// Puts the views together. Each view is a module with a function that shows it and one that draws it anew.
import {documentsView} from './documents.js';
import {put, h, oncePerFrame, announce} from './dom.js';
import {readSummary} from './data.js';
import {openTexts} from './texts.js';
import {choose, current, onChange} from './state.js';
import {filtered} from './filter.js';
import {search} from './search.js';
import {headerView} from './header.js';
import {timelineView} from './timeline.js';
import {facetsView} from './facets.js';
import {entitiesView} from './entities.js';
import {entityPanel} from './entity.js';
import {networkView} from './network.js';
import {mapView} from './map.js';
import {makeReview, reviewView} from './review.js';
import {aboutView} from './about.js';

const VIEWS = {
  entities: {name: 'Entities', make: entitiesView},
  documents: {name: 'Documents', make: documentsView},
  network: {name: 'Network', make: networkView},
  map: {name: 'Map', make: mapView},
  review: {name: 'Review', make: reviewView},
  about: {name: 'About', make: aboutView},
};

// what the filter does not look at
const WITHOUT_EFFECT = new Set(['view', 'doc', 'at', 'sort']);

function start() {
  const data = readSummary(document.getElementById('summary').textContent);
  openTexts(data);
  const context = {data, filtered: filtered(data), panel: null, review: makeReview(data)};
  const views = new Map();
  const main = document.getElementById('view');
  const always = [
    headerView(document.getElementById('header'), context),
    timelineView(document.getElementById('timeline'), context),
    facetsView(document.getElementById('facets'), context),
  ];
  context.panel = entityPanel(context);
  const tabs = makeTabs(document.getElementById('tabs'));

  function show() {
    const name = VIEWS[current().view] === undefined ? 'entities' : current().view;
    for (const [key, tab] of tabs) tab.setAttribute('aria-selected', String(key === name));
    for (const [key, tab] of tabs) tab.tabIndex = key === name ? 0 : -1;
    center(tabs.get(name));
    if (!views.has(name)) {
      const place = h('div', {class: 'view', 'data-view': name});
      views.set(name, {place, draw: VIEWS[name].make(place, context)});
    }
    const view = views.get(name);
    if (main.firstElementChild !== view.place) put(main, view.place);
    main.setAttribute('aria-labelledby', `tab-${name}`);
    view.draw();
  }

  const draw = oncePerFrame(() => {
    context.filtered = filtered(data);
    always.forEach(drawPart => drawPart());
    show();
    const {documents} = context.filtered;
    announce(`${documents.length} of ${data.documents.length} documents`);
  });
  const drawView = oncePerFrame(show);

  onChange(changed => {
    if (changed.has('q')) startSearch(data, draw);
    else if ([...changed].every(key => WITHOUT_EFFECT.has(key))) drawView();
    else draw();
  });
  document.getElementById('skip').addEventListener('click', event => {
    // the part of the address after the # is taken
    event.preventDefault();
    main.focus();
    main.scrollIntoView();
  });
  addEventListener('resize', draw);
  always.forEach(drawPart => drawPart());
  show();
  if (current().q !== '') startSearch(data, draw);
  // ready is when the first picture stands
  requestAnimationFrame(() => setTimeout(() => {
    document.documentElement.dataset.ready = String(Math.round(performance.now()));
  }));
}

function startSearch(data, draw) {
  const status = document.getElementById('search-status');
  status.textContent = '';
  search.start(data, current().q, () => {
    status.textContent = '';
    draw();
  }, seen => {
    status.textContent = `${seen} of ${data.documents.length} documents searched`;
  }).catch(error => {
    status.textContent = error.message;
  });
}

/** Scrolls the row of tabs, which may be wider than the window, and nothing else. */
function center(tab) {
  const [inner, outer] = [tab.getBoundingClientRect(), tab.parentElement.getBoundingClientRect()];
  tab.parentElement.scrollLeft += inner.left + inner.width / 2 - outer.left - outer.width / 2;
}

/** Tabs as the ARIA practices have them: one stop of the tabulator key, arrows move between them. */
function makeTabs(list) {
  const tabs = new Map();
  const keys = Object.keys(VIEWS);
  for (const [key, {name}] of Object.entries(VIEWS)) {
    tabs.set(key, h('button', {id: `tab-${key}`, role: 'tab', type: 'button', 'aria-controls': 'view',
      onclick: () => choose({view: key})}, name));
  }
  list.addEventListener('keydown', event => {
    const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    if (step !== undefined) {
      const next = keys[(keys.indexOf(current().view) + step + keys.length) % keys.length];
      choose({view: next});
      tabs.get(next).focus();
    }
  });
  put(list, [...tabs.values()]);
  return tabs;
}

start();
