// A request that failed says so in place: what happened, that nothing was lost, what to do next. What was typed stays.
const noteOf = new WeakMap();

document.addEventListener("htmx:responseError", ({ detail }) => tell(detail, String(detail.xhr.status)));
document.addEventListener("htmx:sendError", ({ detail }) => tell(detail, "offline"));
document.addEventListener("htmx:timeout", ({ detail }) => tell(detail, "timeout"));
document.addEventListener("htmx:beforeRequest", ({ detail }) => forget(detail.elt));

function tell(detail, kind) {
  const { elt, target, xhr, requestConfig } = detail;
  forget(elt);
  const note = fromServer(xhr) ?? fromWords(kind, xhr);
  if (!note) return;
  const again = note.querySelector("[data-again]");
  again?.addEventListener("click", () => repeat(elt, requestConfig));
  place(note, elt, target);
  noteOf.set(elt, note);
  again?.focus({ preventScroll: true });
}

function forget(elt) {
  noteOf.get(elt)?.remove();
  noteOf.delete(elt);
}

/** A note that the server itself wrote, in the body of its refusal. */
function fromServer(xhr) {
  if (!xhr?.responseText?.includes("gm-note")) return null;
  const page = new DOMParser().parseFromString(xhr.responseText, "text/html");
  return page.querySelector(".gm-note");
}

/** The page's own words (template#gm-failed in base.html), by status: data-403, data-409, data-offline … */
function fromWords(kind, xhr) {
  const words = document.getElementById("gm-failed");
  if (!words) return null;
  const note = words.content.firstElementChild.cloneNode(true);
  const number = xhr?.getResponseHeader?.("X-Request-ID");
  const said = words.getAttribute(`data-${kind}`) ?? words.getAttribute(kind.startsWith("5") ? "data-500" : "data-other");
  note.querySelector("[data-what]").textContent = said;
  if (number) note.querySelector("[data-number]").textContent = number;
  else note.querySelector("[data-numbered]")?.remove();
  return note;
}

/** Into the nearest place that asks for notes, else just before what would have been swapped. */
function place(note, elt, target) {
  const asked = elt.closest("[data-notes]") ?? target?.closest("[data-notes]");
  const slot = asked?.querySelector("[data-notes-here]");
  if (slot) slot.replaceChildren(note);
  else if (elt.matches("form")) elt.prepend(note);
  else if (target && target !== document.body && !target.matches("tbody, tr")) target.before(note);
  else document.getElementById("gm-messages")?.append(note);
  note.scrollIntoView({ block: "nearest" });
}

function repeat(elt, config) {
  forget(elt);
  if (elt.matches("form")) elt.requestSubmit();
  else window.htmx.ajax(config.verb, config.path, { source: elt, target: config.target, values: config.parameters });
}
