// Small wirings: print, copy, close notes, dialogs, menus that close, selects that submit.
document.addEventListener("click", (event) => {
  const on = (name) => event.target.closest(`[${name}]`);
  if (on("data-print")) print();
  if (on("data-close")) on("data-close").closest(".gm-note, dialog")?.[event.target.closest("dialog") ? "close" : "remove"]();
  if (on("data-open")) document.getElementById(on("data-open").dataset.open)?.showModal();
  if (on("data-copy")) navigator.clipboard?.writeText(on("data-copy").dataset.copy);
  for (const menu of document.querySelectorAll("details.gm-drop[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && event.target.closest?.("details.gm-drop[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-submits]")) event.target.form?.requestSubmit();
});
