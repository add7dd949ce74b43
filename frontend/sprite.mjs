// One SVG file with the icons that are used, instead of 5,000 or a font: `<svg><use href=".../icons.svg#phone"/></svg>`.
import { readFile } from "node:fs/promises";

const ICONS = "node_modules/@tabler/icons/icons";

/** A Vite plugin; `list` names one Tabler icon a line, `NAME-filled` for the filled one; `#` begins a remark. */
export function sprite(list) {
  return {
    name: "sprite",
    async buildStart() {
      this.addWatchFile(list);
      const names = (await readFile(list, "utf8")).split("\n").map((line) => line.replace(/#.*/, "").trim());
      const symbols = await Promise.all([...new Set(names.filter(Boolean))].sort().map(symbol));
      const source = `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`;
      this.emitFile({ type: "asset", fileName: "icons.svg", source });
    },
  };
}

async function symbol(name) {
  const filled = name.endsWith("-filled");
  const file = filled ? `${ICONS}/filled/${name.slice(0, -"-filled".length)}.svg` : `${ICONS}/outline/${name}.svg`;
  const text = await readFile(file, "utf8").catch(() => {
    throw new Error(`icons.txt names ${name}, which Tabler has no icon for; see tabler.io/icons`);
  });
  const shapes = text.slice(text.indexOf(">") + 1, text.lastIndexOf("</svg>")).replace(/\s+/g, " ").trim();
  const paint = filled ? `fill="currentColor"` : `fill="none" stroke="currentColor" stroke-width="2"`;
  return `<symbol id="${name}" viewBox="0 0 24 24" ${paint} stroke-linecap="round" stroke-linejoin="round">${shapes}</symbol>`;
}
