// Words that the reader marks in a text, by mouse, touch or keys.

/** Calls back with the text, the range and where in the text it begins and ends, once the reader has marked some. */
export function onMarked(callback) {
  let resting;
  let last = null;
  document.addEventListener('selectionchange', () => {
    clearTimeout(resting);
    resting = setTimeout(() => {
      const found = marked(getSelection());
      // in some browsers the words stay marked while the reader writes in a field, of which they tell as of a change
      const isNew = found !== null && !(found.text === last?.text && found.begin === last.begin && found.end === last.end);
      last = found;
      if (isNew) callback(found);
    }, 250);
  });
}

function marked(selection) {
  if (selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const {startContainer: from, endContainer: to} = range;
  const text = (from.nodeType === Node.ELEMENT_NODE ? from : from.parentElement).closest('.reader .text');
  if (text === null) return null;
  const end = text.contains(to) ? offsetIn(text, to, range.endOffset) : offsetIn(text, text, text.childNodes.length);
  return {text, range, begin: offsetIn(text, from, range.startOffset), end};
}

/** Returns how many characters stand before a place; a line feed is before each paragraph but the first. */
function offsetIn(text, node, offset) {
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(node, offset);
  const paragraphs = [...text.children].filter(paragraph => before.intersectsNode(paragraph)).length;
  return before.toString().length + Math.max(0, paragraphs - 1);
}
