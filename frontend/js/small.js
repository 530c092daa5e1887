// Small wirings: print, copy, close notes, dialogs, menus that close, selects that submit.
document.addEventListener("click", (event) => {
  const on = (name) => event.target.closest(`[${name}]`);
  if (on("data-print")) print();
  if (on("data-close")) on("data-close").closest(".gm-note, dialog")?.[event.target.closest("dialog") ? "close" : "remove"]();
  if (on("data-open")) document.getElementById(on("data-open").dataset.open)?.showModal();
  if (on("data-copy")) navigator.clipboard?.writeText(on("data-copy").dataset.copy);
  const sheet = event.target.closest('a[href*="export="]');
  if (sheet) sheet.href = asShown(sheet);
  for (const menu of document.querySelectorAll("details.gm-drop[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

/** A sheet holds what the list shows now, also after htmx narrowed it without a new page. */
function asShown(link) {
  const now = new URL(location.href);
  now.searchParams.delete("page");
  now.searchParams.set("export", new URL(link.href).searchParams.get("export"));
  return now.href;
}

document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && event.target.closest?.("details.gm-drop[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// The norm that the reader is opened on stands in the middle, beside its card; on a phone the card comes first.
const looked = document.querySelector(".gm-reader .gm-n.is-on");
if (looked && innerWidth > 1100) looked.scrollIntoView({ block: "center" });

// What scrolls inside its own frame can be reached by key.
const reach = () => {
  for (const frame of document.querySelectorAll(".gm-chw, .gm-tw")) {
    if (frame.scrollWidth > frame.clientWidth) frame.tabIndex = 0;
    else frame.removeAttribute("tabindex");
  }
};
reach();
addEventListener("resize", reach);
document.addEventListener("htmx:afterSettle", reach);

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-submits]")) event.target.form?.requestSubmit();
});
