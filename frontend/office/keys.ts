// Shortcuts. An element names its own (data-key="g q"); pressing it focuses a field and clicks anything else. The list
// behind `?` is made from the same elements, so it cannot be wrong. In tables with data-rows, j and k walk the rows.

const PAUSE = 1000; // ms between the two keys of a pair

export function watchKeys(): void {
  let before = "";
  let timer = 0;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    const pair = `${before} ${event.key}`;
    const done = act(pair) || act(event.key) || walk(event.key);
    if (done) event.preventDefault();
    clearTimeout(timer);
    before = done ? "" : event.key;
    timer = window.setTimeout(() => (before = ""), PAUSE);
  });
}

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}

function act(keys: string): boolean {
  if (keys === "?") {
    showSheet();
    return true;
  }
  const element = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(keys)}"]`);
  if (!element) return false;
  if (element.matches("input")) (element as HTMLInputElement).select();
  else element.click();
  return true;
}

function walk(key: string): boolean {
  if (key !== "j" && key !== "k") return false;
  const links = [...document.querySelectorAll<HTMLAnchorElement>("[data-rows] tbody tr a:first-of-type")];
  const rows = [...new Map(links.map((link) => [link.closest("tr"), link]).reverse()).values()].reverse();
  if (rows.length === 0) return false;
  const now = rows.findIndex((link) => link.closest("tr")?.contains(document.activeElement));
  const next = key === "j" ? Math.min(now + 1, rows.length - 1) : Math.max(now - 1, 0);
  rows[next].focus();
  return true;
}

function showSheet(): void {
  const sheet = document.getElementById("keys") as HTMLDialogElement | null;
  if (!sheet) return;
  sheet.querySelectorAll("[data-found]").forEach((line) => line.remove());
  const list = sheet.querySelector("dl");
  for (const element of document.querySelectorAll<HTMLElement>("[data-key]")) {
    const line = document.createElement("div");
    line.dataset.found = "";
    const keys = document.createElement("dt");
    for (const key of (element.dataset.key ?? "").split(" ")) {
      keys.append(Object.assign(document.createElement("kbd"), { textContent: key }), " ");
    }
    const words = element.getAttribute("aria-label") ?? element.querySelector("span")?.textContent ?? element.textContent;
    line.append(keys, Object.assign(document.createElement("dd"), { textContent: words?.trim() }));
    list?.append(line);
  }
  sheet.showModal();
}
