// A box with a list of choices below it, by keyboard alone.
//   data-chooses="id"   a text box; the element of that id holds the choices (links or buttons in a list)
//   data-submits        Enter in the box sends its form; Escape, or a move elsewhere, empties the list
//   data-next="#id"     Enter goes there where nothing is chosen; on any other control it always goes there
// Arrow down goes into the list, up and down walk it, Enter in the box takes the first. The list says in data-for what
// it was made for: Enter before it has come waits for it.

const boxOf = (target: EventTarget | null) => (target instanceof HTMLInputElement && target.dataset.chooses ? target : null);
const listOf = (box: HTMLInputElement) => document.getElementById(box.dataset.chooses ?? "");
const choicesOf = (list: Element | null) => [...(list?.querySelectorAll<HTMLElement>("a, button") ?? [])];
let waiting: HTMLInputElement | null = null;

export function watchChoices(): void {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const box = boxOf(event.target);
    if (box ? inBox(box, event.key) : inList(event)) event.preventDefault();
  });
  document.addEventListener("focusout", leave);
  document.addEventListener("htmx:afterSettle", (event) => {
    const box = waiting;
    if (!box || event.target !== listOf(box)) return;
    waiting = null;
    take(box);
  });
}

function inBox(box: HTMLInputElement, key: string): boolean {
  if (box.dataset.submits !== undefined && key !== "ArrowDown") return key === "Escape" && empty(box);
  if (key === "ArrowDown") choicesOf(listOf(box))[0]?.focus();
  else if (key === "Enter") enter(box);
  else return false;
  return true;
}

function enter(box: HTMLInputElement): void {
  const typed = box.value.trim();
  if (typed === "") {
    next(box);
    return;
  }
  if (listOf(box)?.querySelector<HTMLElement>("[data-for]")?.dataset.for?.trim() === typed) {
    take(box);
    return;
  }
  waiting = box;
  box.dispatchEvent(new Event("search"));
}

function take(box: HTMLInputElement): void {
  const first = choicesOf(listOf(box))[0];
  if (first) first.click();
  else next(box);
}

function next(from: HTMLElement): boolean {
  const to = from.dataset.next ? document.querySelector<HTMLElement>(from.dataset.next) : null;
  to?.focus();
  return to !== null;
}

function inList(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (event.key === "Enter" && target.dataset.next) return next(target);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const around = target.closest("#search-found");
  if (event.key === "Escape" && around) return backFrom(around);
  const list = step && (around ?? target.closest(".choices"));
  if (!step || !list || target.matches("input, textarea, select")) return false;
  const choices = choicesOf(list);
  const place = choices.indexOf(target) + step;
  const box = around ? boxFor(around) : boxFor(list.parentElement);
  (place < 0 ? box : choices[Math.min(place, choices.length - 1)])?.focus();
  return true;
}

const boxFor = (list: Element | null) => document.querySelector<HTMLInputElement>(`[data-chooses="${list?.id ?? ""}"]`);

function empty(box: HTMLInputElement): boolean {
  const list = listOf(box);
  if (!list?.hasChildNodes()) return false;
  list.replaceChildren();
  return true;
}

function backFrom(list: Element): boolean {
  const box = boxFor(list);
  box?.focus();
  return box !== null && empty(box);
}

function leave(event: FocusEvent): void {
  const form = (event.target as Element).closest("form");
  const box = form?.querySelector<HTMLInputElement>("[data-submits]");
  if (box && !form?.contains(event.relatedTarget as Node | null)) empty(box);
}
