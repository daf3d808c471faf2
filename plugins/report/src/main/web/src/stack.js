// Piles marks up over an axis without letting them overlap.
import {isOpen, toIso} from './days.js';

const THINNEST = 2.5;
const HIGHEST = 20;

/**
 * Returns boxes for marks: as wide as their time, as high as their count or what they are said to rise, each on top of what is below it, the broad ones
 * at the bottom. Heights are such that the highest pile fits. Marks that fall on the same pixels are one box, so there are
 * never many more boxes than pixels. The unit, the height of one, comes along: a pile that is compared with another must be
 * given that one's.
 */
export function stack(marks, ends, left, right, height, givenUnit) {
  const merged = new Map();
  for (const mark of marks) {
    const [a, b] = ends(mark);
    const x = Math.max(left, Math.round(a * 2) / 2);
    const width = Math.max(THINNEST, Math.min(right, Math.round(b * 2) / 2) - x);
    const key = x * 100_000 + width;
    const box = merged.get(key);
    if (box === undefined) {
      merged.set(key, {x, width, count: mark.count, rise: mark.rise ?? mark.count, opacity: mark.opacity, open: mark.open === true, from: mark.from, to: mark.to});
    } else {
      box.count += mark.count;
      box.rise += mark.rise ?? mark.count;
      box.opacity = Math.max(box.opacity, mark.opacity);
      box.from = Math.min(box.from, mark.from);
      box.to = Math.max(box.to, mark.to);
    }
  }
  const boxes = [...merged.values()].sort((a, b) => b.width - a.width || a.x - b.x);
  const skyline = new Float64Array(Math.ceil(right) + 2);
  let top = 0;
  for (const box of boxes) {
    const first = Math.floor(box.x);
    const last = Math.min(skyline.length - 1, Math.max(first, Math.ceil(box.x + box.width) - 1));
    let base = 0;
    for (let i = first; i <= last; i++) base = Math.max(base, skyline[i]);
    box.y = base;
    for (let i = first; i <= last; i++) skyline[i] = base + box.rise;
    top = Math.max(top, base + box.rise);
  }
  const unit = givenUnit ?? Math.min(HIGHEST, height / Math.max(1, top));
  for (const box of boxes) {
    box.y *= unit;
    box.height = box.rise * unit;
    box.label = label(box);
  }
  return {boxes, unit};
}

function label({from, to}) {
  const first = isOpen(from) ? '…' : toIso(from);
  const last = isOpen(to) ? '…' : toIso(to);
  return first === last ? first : `${first} – ${last}`;
}
