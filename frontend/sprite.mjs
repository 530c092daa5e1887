// One SVG sprite: the icons named in icons.json (ours: i-find, theirs: search) and five status shapes of our own.
import { readFile } from "node:fs/promises";
import path from "node:path";

const cut = 'fill="none" stroke="var(--gm-paper)" stroke-linecap="square"';

/** Each status has its outline, so that it reads in black and white; the sign inside is cut out in paper. */
const shapes = {
  "s-ok": `<circle cx="7" cy="7" r="6.5" fill="currentColor"/><path d="m4.3 7.3 1.9 1.8 3.6-3.8" ${cut} stroke-width="1.5"/>`,
  "s-warn": `<path d="M7 .9 13.5 13H.5Z" fill="currentColor"/><path d="M7 5.6v2.9m0 2.1v.4" ${cut} stroke-width="1.4"/>`,
  "s-bad": `<path d="m7 .1 6.9 6.9L7 13.9.1 7Z" fill="currentColor"/><path d="m5.3 5.3 3.4 3.4m0-3.4L5.3 8.7" ${cut} stroke-width="1.4"/>`,
  "s-none": '<circle cx="7" cy="7" r="5.7" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2.5 1.977"/>',
  "s-seal": `<rect x=".5" y=".5" width="13" height="13" rx="1.5" fill="currentColor"/><path d="M4.2 4.5h5.6M4.2 7h5.6M4.2 9.5h5.6" ${cut} stroke-width="1.2"/>`,
};

export async function sprite(here) {
  const named = JSON.parse(await readFile(path.join(here, "icons.json"), "utf8"));
  const icons = await Promise.all(Object.entries(named).map(([ours, theirs]) => icon(here, ours, theirs)));
  const drawn = Object.entries(shapes).map(([id, body]) => `<symbol id="${id}" viewBox="0 0 14 14">${body}</symbol>`);
  return `<svg xmlns="http://www.w3.org/2000/svg">${[...drawn, ...icons].join("\n")}</svg>\n`;
}

async function icon(here, ours, theirs) {
  const file = path.join(here, "node_modules/@tabler/icons/icons/outline", `${theirs}.svg`);
  const body = (await readFile(file, "utf8")).replace(/<!--[^]*?-->/g, "").match(/<svg[^>]*>([^]*)<\/svg>/)[1];
  return `<symbol id="i-${ours}" viewBox="0 0 24 24">${body.replace(/\s+/g, " ").trim()}</symbol>`;
}
