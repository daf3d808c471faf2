// Entities whose names are so alike that the reader might know them to be one.
import {fold} from './corrections.js';

/** Comparing each with each grows with the square, and rare names are not worth it. */
const COMPARED = 400;

/** Returns pairs of entities, those with most mentions first. */
export function similar(entities) {
  const candidates = entities.slice(0, COMPARED).map(entity => ({entity, name: fold(entity.name)}));
  const pairs = [];
  candidates.forEach((a, i) => {
    for (const b of candidates.slice(i + 1)) {
      const areKnown = /^Q/.test(a.entity.id) && /^Q/.test(b.entity.id);
      if (!areKnown && isAlike(a.name, b.name)) pairs.push([a.entity, b.entity]);
    }
  });
  return pairs.sort((a, b) => weight(b) - weight(a));
}

const weight = ([a, b]) => Math.min(a.mentions, b.mentions) * 1e6 + a.mentions + b.mentions;

/** Alike are names of which one begins or ends the other, word by word, or of which a letter in six differs at most. */
function isAlike(a, b) {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < 4) return false;
  if (long.startsWith(`${short} `) || long.endsWith(` ${short}`)) return true;
  const most = Math.floor(long.length / 6);
  return long.length - short.length <= most && distance(short, long, most) <= most;
}

function distance(a, b, most) {
  let before = Array.from({length: b.length + 1}, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      least = Math.min(least, row[j]);
    }
    if (least > most) return most + 1;
    before = row;
  }
  return before[b.length];
}
