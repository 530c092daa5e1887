// Text selected in the reader becomes a proposal. Inside [data-select-text], a selection within one [data-clause]
// raises gm:select with {clause, start, end, text}, offsets in characters as Python counts them. Where the page has a
// [data-select-bar] (a form), it is filled with these values and stands beside the selection.
const bar = () => document.querySelector("[data-select-bar]");
let waiting = 0;

document.addEventListener("selectionchange", () => {
  clearTimeout(waiting);
  waiting = setTimeout(look, 120);
});

function look() {
  const chosen = selected();
  if (!chosen) {
    if (bar() && !bar().contains(document.activeElement)) bar().hidden = true;
    return;
  }
  document.dispatchEvent(new CustomEvent("gm:select", { detail: chosen.detail }));
  if (bar()) offer(bar(), chosen);
}

function selected() {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0).cloneRange();
  const clause = elementOf(range.startContainer)?.closest("[data-clause]");
  if (!clause?.closest("[data-select-text]") || !within(range, clause)) return null;
  const before = document.createRange();
  before.setStart(clause, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const text = range.toString();
  if (!text.trim()) return null;
  // data-start: where the clause begins in the document, so that the offsets are the document's
  const start = Number(clause.dataset.start ?? 0) + length(before.toString());
  return { range, detail: { clause: clause.dataset.clause, start, end: start + length(text), text } };
}

// A triple click selects up to the beginning of the next paragraph: what hangs over without a word is cut off.
function within(range, clause) {
  if (clause.contains(range.endContainer)) return true;
  const over = range.cloneRange();
  over.setStart(clause, clause.childNodes.length);
  if (over.toString().trim()) return false;
  range.setEnd(clause, clause.childNodes.length);
  return true;
}

const elementOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);
const length = (text) => [...text].length;

function offer(form, { range, detail }) {
  for (const [name, value] of Object.entries(detail)) {
    const field = form.querySelector(`[name="${name}"]`);
    if (field) field.value = value;
  }
  form.hidden = false;
  const place = range.getBoundingClientRect();
  const home = (form.offsetParent ?? document.body).getBoundingClientRect();
  const most = home.width - form.offsetWidth - 8;
  form.style.insetInlineStart = `${Math.max(8, Math.min(place.left - home.left, most))}px`;
  form.style.insetBlockStart = `${place.bottom - home.top + 6}px`;
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && bar() && !bar().hidden) bar().hidden = true;
});

// A click on a norm in the text opens it, as its sign in the margin does; a click that ends a selection does not.
document.addEventListener("click", ({ target }) => {
  const norm = target.closest?.(".gm-n[data-norm]")?.dataset.norm;
  if (norm && getSelection().isCollapsed) document.getElementById(`n-${norm}`)?.click();
});
