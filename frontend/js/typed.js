/* What is typed while an answer is on its way is not lost: a region marked data-typed keeps the fields that changed since it asked. */
const values = (region) => new Map([...region.querySelectorAll("[name]")].map((field) => [field.name, field.value]));
let asked = null;
let typed = [];

const marked = (event) => {
  const region = event.detail.target;
  return region?.matches?.("[data-typed]") ? region : null;
};

document.addEventListener("htmx:beforeRequest", (event) => {
  const region = marked(event);
  if (region) asked = values(region);
});

document.addEventListener("htmx:beforeSwap", (event) => {
  const region = marked(event);
  typed = region && asked ? [...values(region)].filter(([name, value]) => asked.get(name) !== value) : [];
});

document.addEventListener("htmx:afterSwap", () => {
  for (const [name, value] of typed) {
    const field = document.querySelector(`[data-typed] [name="${CSS.escape(name)}"]`);
    if (field) field.value = value;
  }
  typed = [];
});
