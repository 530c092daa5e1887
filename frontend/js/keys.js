// One letter, one act: / search, J K move, A accept, E edit, R reject, U undo. Elements name their key in data-key.
// Never while typing; <html data-keys="off"> turns all of them off.
document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (typing(event.target) || document.documentElement.dataset.keys === "off") return;
  const key = event.key.toLowerCase();
  const element = owner(key);
  if (element ? act(element) : walk(key)) event.preventDefault();
});

function typing(element) {
  if (element.isContentEditable || element.matches?.("textarea, select")) return true;
  return element.matches?.("input") && !element.matches('[type="checkbox"], [type="radio"], [type="button"], [type="submit"]');
}

/** The element on which `key` works now: visible, not disabled, and inside an open dialog where there is one. */
function owner(key) {
  const scope = document.querySelector("dialog[open]") ?? document;
  const owners = [...scope.querySelectorAll("[data-key]")].filter((element) => element.dataset.key.toLowerCase() === key);
  return owners.find((element) => !element.disabled && element.getClientRects().length);
}

function act(element) {
  if (element.matches("input, textarea, select")) {
    element.focus();
    element.select?.();
  } else {
    element.click();
  }
  return true;
}

/** J and K without an owner walk along the entries of [data-walk]. */
function walk(key) {
  const step = { j: 1, k: -1 }[key];
  const ground = step && document.querySelector("[data-walk]");
  if (!ground) return false;
  const entries = [...ground.querySelectorAll(ground.dataset.walk || "[data-walk-entry]")].filter((e) => e.getClientRects().length);
  const at = entries.indexOf(document.activeElement);
  const next = entries[at < 0 ? (step > 0 ? 0 : entries.length - 1) : at + step];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
  return Boolean(next);
}

function announce(part) {
  for (const element of part.querySelectorAll?.("[data-key]") ?? []) {
    element.setAttribute("aria-keyshortcuts", element.dataset.key.toUpperCase());
  }
}
announce(document);
document.addEventListener("htmx:load", ({ detail }) => announce(detail.elt));
