// htmx: settings, the CSRF header, and a word to screen readers about what was swapped in.
import htmx from "htmx.org";

window.htmx = htmx;
Object.assign(htmx.config, {
  allowEval: false, // no hx-on, no js: values, no trigger filters: pages need no 'unsafe-eval'
  includeIndicatorStyles: false,
  selfRequestsOnly: true,
  historyCacheSize: 0, // what a person saw stays off the disk of a shared machine
  refreshOnHistoryMiss: true,
  timeout: 60_000,
  responseHandling: [
    { code: "204", swap: false },
    { code: "[23]..", swap: true },
    { code: "422", swap: true }, // a form that comes back with its faults and with what was typed
    { code: "[45]..", swap: false, error: true },
  ],
});

document.addEventListener("htmx:configRequest", ({ detail }) => {
  if (detail.verb !== "get") detail.headers["X-CSRFToken"] = csrfToken();
});

/** From the page's head, else from Django's cookie. */
export function csrfToken() {
  const head = document.querySelector('meta[name="csrf-token"]')?.content;
  return head || document.cookie.match(/(?:^|;\s*)csrftoken=([^;]+)/)?.[1] || "";
}

document.addEventListener("htmx:beforeRequest", ({ detail }) => detail.target?.setAttribute("aria-busy", "true"));
document.addEventListener("htmx:afterRequest", ({ detail }) => detail.target?.removeAttribute("aria-busy"));

document.addEventListener("htmx:afterSettle", ({ detail }) => {
  const elt = detail.elt;
  const said = elt.matches?.("[data-say]") ? elt : elt.querySelector?.("[data-say]");
  if (said) say(said.dataset.say);
});

/** Read `words` out where a screen reader is listening. */
export function say(words) {
  const ear = document.getElementById("gm-said");
  if (!ear) return;
  ear.textContent = "";
  requestAnimationFrame(() => (ear.textContent = words));
}
