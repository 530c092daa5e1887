// Draws every [data-chart] from the JSON beside it, in the page's own colours, as SVG. Loaded only where a chart is.
import { BarChart, CustomChart, LineChart, MapChart } from "echarts/charts";
import {
  AriaComponent, DatasetComponent, GeoComponent, GridComponent, LegendComponent, MarkLineComponent, MarkPointComponent,
  TooltipComponent, VisualMapComponent,
} from "echarts/components";
import * as echarts from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { dressed } from "./charts/dress.js";
import { inks, theme } from "./charts/theme.js";

echarts.use([
  AriaComponent, BarChart, CustomChart, DatasetComponent, GeoComponent, GridComponent, LegendComponent, LineChart, MapChart,
  MarkLineComponent, MarkPointComponent, SVGRenderer, TooltipComponent, VisualMapComponent,
]);

const resized = new ResizeObserver((entries) => {
  for (const { target } of entries) echarts.getInstanceByDom(target)?.resize();
});

async function draw(element) {
  const source = element.parentElement.querySelector('script[type="application/json"]');
  if (!source) return;
  echarts.getInstanceByDom(element)?.dispose();
  await outlines(element);
  const ink = inks();
  const locale = document.documentElement.lang.startsWith("zh") ? "ZH" : "EN";
  const chart = echarts.init(element, theme(ink), { renderer: "svg", locale });
  chart.setOption(dressed(JSON.parse(source.textContent), ink, element.getAttribute("aria-label")));
  chart.on("click", ({ data }) => data?.url && location.assign(data.url));
  resized.observe(element);
}

/** A map's outlines are fetched once: <div data-chart data-map="liaoning" data-map-url="…">. */
async function outlines({ dataset }) {
  if (!dataset.map || echarts.getMap(dataset.map)) return;
  const answer = await fetch(dataset.mapUrl);
  if (answer.ok) echarts.registerMap(dataset.map, await answer.json());
}

const drawAll = (part) => {
  if (part.matches?.("[data-chart]")) draw(part);
  part.querySelectorAll?.("[data-chart]").forEach(draw);
};

drawAll(document);
document.addEventListener("htmx:load", ({ detail }) => drawAll(detail.elt));
document.addEventListener("gm:theme", () => drawAll(document));
document.addEventListener("htmx:beforeCleanupElement", ({ target }) => target.matches?.("[data-chart]") && echarts.getInstanceByDom(target)?.dispose());
matchMedia("print").addEventListener("change", () => drawAll(document));
