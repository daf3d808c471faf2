// Every text of the corpus enters the page through here, as a text node: nothing in it can become markup.

const SVG = 'http://www.w3.org/2000/svg';

/** Makes an element: h('a', {class: 'x', onclick: f}, 'text', child). Properties that are null or false are left out. */
export function h(tag, properties, ...children) {
  return fill(document.createElement(tag), properties, children);
}

/** The same for SVG. */
export function s(tag, properties, ...children) {
  return fill(document.createElementNS(SVG, tag), properties, children);
}

function fill(element, properties, children) {
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children) {
    if (Array.isArray(child)) append(element, child);
    else if (child !== null && child !== undefined && child !== false) element.append(child);
  }
}

/** Puts these children in place of those an element has. */
export function put(element, ...children) {
  element.replaceChildren();
  append(element, children);
  return element;
}

/** A text of the corpus, kept from turning the text around it by marks of writing direction. */
export function foreign(text, properties) {
  return h('bdi', properties, visible(text));
}

const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Shows characters that would act unseen (controls, marks of direction) as one sign of the same length. */
export function visible(text) {
  return String(text).replace(INVISIBLE, '\ufffd');
}

/** Asks for one more call of a function before the next picture, however often it is asked. */
export function oncePerFrame(work) {
  let asked = false;
  return () => {
    if (!asked) {
      asked = true;
      requestAnimationFrame(() => {
        asked = false;
        work();
      });
    }
  };
}

let announcer;

/** Tells users of screen readers what has changed. */
export function announce(message) {
  announcer ??= document.getElementById('announcer');
  announcer.textContent = message;
}
