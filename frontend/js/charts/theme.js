// The chart theme, made of the page's own tokens: what tokens.css says, charts say.
const NAMES = [
  "ink", "ink-2", "ink-3", "paper", "leaf", "select", "rule", "rule-2", "rule-ink", "seal", "blue", "ok", "warn", "bad", "none",
  "ok-wash", "warn-wash", "bad-wash", "none-wash", "line-3", "line-4", "line-5", "line-6", "sans",
];

/** The present values of the tokens, by name without the leading --gm-. */
export function inks() {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--gm-${name}`).trim()]));
}

export function theme(ink) {
  const words = (color, fontSize) => ({ color, fontSize, fontFamily: ink.sans });
  const axis = { axisTick: { length: 4 }, axisLabel: words(ink["ink-3"], 11), nameTextStyle: words(ink["ink-3"], 11) };
  return {
    color: [ink.ink, ink.blue, ink["line-3"], ink["line-4"], ink["line-5"], ink["line-6"], ink["ink-3"]],
    backgroundColor: "transparent",
    textStyle: words(ink.ink, 12),
    grid: { left: 44, right: 112, top: 28, bottom: 28 },
    legend: { icon: "rect", itemWidth: 20, itemHeight: 2, itemGap: 16, textStyle: words(ink["ink-2"], 12) },
    categoryAxis: { ...axis, axisLine: { lineStyle: { color: ink["rule-ink"] } }, splitLine: { show: false } },
    timeAxis: { ...axis, axisLine: { lineStyle: { color: ink["rule-ink"] } }, splitLine: { show: false } },
    valueAxis: { ...axis, axisLine: { show: false }, axisTick: { show: false }, splitLine: { lineStyle: { color: ink.rule } } },
    line: { symbol: "circle", symbolSize: 7, smooth: false, lineStyle: { width: 2.25 } },
    bar: { barMaxWidth: 16, itemStyle: { borderRadius: 0 } },
    map: { itemStyle: { areaColor: ink["none-wash"], borderColor: ink.paper }, label: words(ink.ink, 11) },
    tooltip: {
      backgroundColor: ink.leaf,
      borderColor: ink["rule-2"],
      borderWidth: 1,
      padding: [8, 12],
      textStyle: words(ink.ink, 12),
      axisPointer: { lineStyle: { color: ink["rule-2"] } },
      extraCssText: "box-shadow: none; border-radius: 2px;",
    },
  };
}
