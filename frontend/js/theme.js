// Light or dark: the reader's choice is kept in a cookie, so that the server sets it before the first paint.
const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-theme-switch]")) return;
  const next = current() === "dark" ? "light" : "dark";
  root.dataset.theme = next;
  document.cookie = `gm_theme=${next}; path=/; max-age=31536000; samesite=lax`;
  changed();
});

system.addEventListener("change", () => root.dataset.theme || changed());

function current() {
  return root.dataset.theme || (system.matches ? "dark" : "light");
}

function changed() {
  document.dispatchEvent(new CustomEvent("gm:theme", { detail: current() }));
}
