// Cuts a text where annotations begin and end, so that overlapping ones can be shown all at once.

/** Returns pieces {begin, end, over}: over lists the annotations of the piece, the longest first. */
export function pieces(length, annotations) {
  const cuts = new Set([0, length]);
  for (const {begin, end} of annotations) {
    cuts.add(begin);
    cuts.add(end);
  }
  const at = [...cuts].filter(cut => cut >= 0 && cut <= length).sort((a, b) => a - b);
  const byBegin = [...annotations].sort((a, b) => a.begin - b.begin || b.end - a.end);
  const list = [];
  let open = [];
  let next = 0;
  for (let i = 0; i + 1 < at.length; i++) {
    const [begin, end] = [at[i], at[i + 1]];
    open = open.filter(annotation => annotation.end > begin);
    while (next < byBegin.length && byBegin[next].begin <= begin) {
      if (byBegin[next].end > begin) open.push(byBegin[next]);
      next++;
    }
    list.push({begin, end, over: [...open].sort((a, b) => (b.end - b.begin) - (a.end - a.begin))});
  }
  return list;
}
