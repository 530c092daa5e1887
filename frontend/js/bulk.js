// Several rows at once. The list is [data-list]; its rows carry .gm-check[data-pick], the bar is [data-bulk].
let last = null;

document.addEventListener("click", (event) => {
  const list = event.target.closest("[data-list]");
  if (!list) return;
  if (event.target.matches("[data-pick]")) {
    if (event.shiftKey && last?.isConnected) between(list, last, event.target);
    last = event.target;
    show(list);
  } else if (event.target.matches("[data-pick-all]")) {
    for (const box of boxes(list)) box.checked = event.target.checked;
    show(list);
  } else if (event.target.closest("[data-pick-none]")) {
    for (const box of boxes(list)) box.checked = false;
    show(list);
  }
});

function boxes(list) {
  return [...list.querySelectorAll("[data-pick]")];
}

function between(list, from, to) {
  const all = boxes(list);
  const [a, b] = [all.indexOf(from), all.indexOf(to)].sort((x, y) => x - y);
  if (a >= 0) for (const box of all.slice(a, b + 1)) box.checked = to.checked;
}

function show(list) {
  const all = boxes(list);
  const picked = all.filter((box) => box.checked);
  for (const box of all) box.closest("tr, li")?.classList.toggle("is-on", box.checked);
  for (const bar of list.querySelectorAll("[data-bulk]")) bar.hidden = picked.length === 0;
  for (const count of list.querySelectorAll("[data-picked]")) count.textContent = picked.length;
  const head = list.querySelector("[data-pick-all]");
  if (head) {
    head.checked = picked.length > 0 && picked.length === all.length;
    head.indeterminate = picked.length > 0 && picked.length < all.length;
  }
}

const showAll = () => document.querySelectorAll("[data-list]").forEach(show);
showAll();
document.addEventListener("htmx:afterSettle", showAll);
window.addEventListener("pageshow", showAll); // the browser restores ticks on going back
