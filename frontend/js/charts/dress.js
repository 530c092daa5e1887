// An option as the server writes it, dressed for drawing. The server says what a series is, not how it looks:
//   "gm": "observed" | "path" | "need" | "forecast" | "band" | "goal" | "limit"    the role of a series
//   "$warn"                                                              a token's colour, anywhere a colour stands
// A band holds [x, low, high] for each point; the end of a line is labelled by "endLabel" as ECharts has it.
const roles = {
  observed: (ink) => ({ type: "line", z: 5, lineStyle: { color: ink.ink, width: 2.25 }, itemStyle: { color: ink.ink } }),
  path: (ink) => ({ type: "line", symbol: "none", lineStyle: { color: ink["ink-3"], width: 1.5, type: [2, 4] }, itemStyle: { color: ink["ink-3"] } }),
  limit: (ink) => ({ type: "line", step: "end", ...roles.path(ink) }),
  need: (ink) => ({ type: "line", symbol: "none", lineStyle: { color: ink.warn, width: 1.75, type: [7, 4] }, itemStyle: { color: ink.warn } }),
  forecast: (ink) => ({ type: "line", symbol: "none", lineStyle: { color: ink.blue, width: 1.75 }, itemStyle: { color: ink.blue } }),
  goal: (ink) => ({ type: "line", symbol: "diamond", symbolSize: 11, z: 6, lineStyle: { width: 0 }, itemStyle: { color: ink.ink } }),
  band: (ink) => ({ type: "custom", silent: true, z: 1, renderItem: band(ink.blue), itemStyle: { color: ink.blue }, encode: { x: 0, y: [1, 2] } }),
};

export function dressed(option, ink, label) {
  const full = coloured(option, ink);
  full.series = [full.series ?? []].flat().map((series) => ({ ...roles[series.gm]?.(ink), ...series }));
  full.animation ??= !matchMedia("(prefers-reduced-motion: reduce)").matches && !matchMedia("print").matches;
  full.animationDuration ??= 240;
  full.aria = { enabled: true, ...(label && { label: { description: label } }), ...full.aria };
  full.tooltip = { trigger: "axis", confine: true, valueFormatter: figure, ...full.tooltip };
  for (const name of ["xAxis", "yAxis"]) for (const axis of [full[name] ?? []].flat()) { minus(axis); ends(axis); }
  return full;
}

function coloured(value, ink) {
  if (Array.isArray(value)) return value.map((part) => coloured(part, ink));
  if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, coloured(part, ink)]));
  return typeof value === "string" && value.startsWith("$") ? (ink[value.slice(1)] ?? value) : value;
}

/** A number as the pages set it: thousands apart, a true minus, a dash for what is missing. */
export function figure(value) {
  if (value === null || value === undefined || value === "-" || Number.isNaN(value)) return "—";
  return typeof value === "number" ? value.toLocaleString("en-US").replace("-", "−") : String(value);
}

function minus(axis) {
  if (axis.type === "value" && !axis.axisLabel?.formatter) axis.axisLabel = { ...axis.axisLabel, formatter: figure };
}

/** "axisLabel": {"gm": "year-end", "said": "{year}末"}: the first of January closes the year before. */
function ends(axis) {
  if (axis.axisLabel?.gm !== "year-end") return;
  const { said } = axis.axisLabel;
  axis.axisLabel.formatter = (time) => {
    const day = new Date(time);
    return day.getMonth() ? `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, "0")}` : said.replace("{year}", day.getFullYear() - 1);
  };
}

/** The interval of a forecast as one area: along its upper edge, back along its lower. */
function band(color) {
  return (params, api) => {
    if (params.dataIndex > 0) return null;
    const count = params.dataInsideLength;
    const edge = (dimension) => Array.from({ length: count }, (_, at) => api.coord([api.value(0, at), api.value(dimension, at)]));
    return { type: "polygon", shape: { points: [...edge(2), ...edge(1).reverse()] }, style: { fill: color, opacity: 0.14 } };
  };
}
