// Builds what the console's pages load. Run through tools/assets.py (make assets), or here: npm ci && node build.mjs
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";
import { sprite } from "./sprite.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.join(here, "../src/gangmu_console/kit/static/gm");

// Windows 7 machines stopped at Chrome 109; offices have them.
const target = ["chrome109", "edge109", "firefox115", "safari16.4"];

/** The dark values are written once, for data-theme; readers who chose nothing get them from their system. */
const darkBySystem = {
  name: "dark-by-system",
  setup(build) {
    build.onLoad({ filter: /tokens\.css$/ }, async ({ path: file }) => {
      const tokens = await readFile(file, "utf8");
      const [, values] = tokens.match(/\[data-theme="dark"\] (\{[^}]*\})/);
      const contents = `${tokens}\n@media (prefers-color-scheme: dark) { :root:not([data-theme]) ${values} }\n`;
      return { contents, loader: "css" };
    });
  },
};

async function main() {
  await mkdir(out, { recursive: true });
  const common = { bundle: true, minify: true, target, absWorkingDir: here, write: false, charset: "utf8", legalComments: "none" };
  const [style, scripts] = await Promise.all([
    esbuild.build({ ...common, entryPoints: ["css/gm.css"], outdir: "out", plugins: [darkBySystem] }),
    esbuild.build({ ...common, entryPoints: ["js/gm.js", "js/charts.js"], outdir: "out", format: "esm" }),
  ]);
  const symbols = await sprite(here);
  await Promise.all([
    ...[...style.outputFiles, ...scripts.outputFiles].map((file) => put(path.join(out, path.basename(file.path)), file.contents)),
    put(path.join(out, "sprite.svg"), symbols),
    put(path.join(out, "licences.txt"), await licences()),
  ]);
}

/** What was built in carries its makers' terms with it. */
async function licences() {
  const makers = ["htmx.org", "echarts", "zrender", "tslib", "@tabler/icons"];
  const texts = await Promise.all(makers.map((name) => readFile(path.join(here, "node_modules", name, file(name)), "utf8")));
  return makers.map((name, at) => `==== ${name} ====\n\n${texts[at].trim()}\n`).join("\n\n");
}

const file = (name) => (name === "tslib" ? "LICENSE.txt" : "LICENSE");

/** Whole or not at all: a server that is running never reads half a file. */
async function put(file, contents) {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.part`, contents);
  await rename(`${file}.part`, file);
}

await main();
