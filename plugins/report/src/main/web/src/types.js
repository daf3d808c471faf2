// The kinds of names and their colors; the style sheet has a color for each.
import {h} from './dom.js';

export const typeName = type => type.charAt(0) + type.slice(1).toLowerCase();

export const typeBadge = type => h('span', {class: `badge type-${type.toLowerCase()}`}, typeName(type));
