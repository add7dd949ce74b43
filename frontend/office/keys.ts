// Shortcuts. An element names its own (data-key="g q"); pressing it focuses a field and clicks anything else. The list
// behind `?` is made from the same elements, so it cannot be wrong. j and k walk the rows (tr[data-row]) by
// their first link.

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
  const rows = [...document.querySelectorAll("tr[data-row]")];
  const now = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[key === "j" ? Math.min(now + 1, rows.length - 1) : Math.max(now - 1, 0)];
  next?.querySelector("a")?.focus();
  return true;
}

function wordsOf(element: HTMLElement): string {
  const words = element.dataset.keyWords ?? element.getAttribute("aria-label") ?? element.querySelector("span")?.textContent;
  return (words ?? element.textContent ?? "").trim();
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
    line.append(keys, Object.assign(document.createElement("dd"), { textContent: wordsOf(element) }));
    list?.append(line);
  }
  sheet.showModal();
}
