// The work queue: rows are chosen (x, or the box), the bar below says how many, and the list fetches itself again each
// minute while nobody is in the middle of something. Where somebody stands in it stays.
import htmx from "htmx.org";

const EVERY = 60_000;
const queue = () => document.getElementById("queue");
const boxes = () => [...document.querySelectorAll<HTMLInputElement>("#queue input[name=case]")];
const chosen = () => boxes().filter((box) => box.checked);

export function watchQueue(): void {
  if (!queue()) return;
  document.addEventListener("change", (event) => {
    const box = event.target as HTMLInputElement;
    if (box.matches("[data-chooses-all]")) boxes().forEach((one) => (one.checked = box.checked));
    if (box.closest("#queue")) count();
  });
  document.addEventListener("click", (event) => {
    const pressed = event.target as Element;
    if (pressed.closest("[data-chooses-none]")) {
      document.querySelectorAll<HTMLInputElement>("#queue input[type=checkbox]").forEach((box) => (box.checked = false));
      count();
    }
  });
  document.addEventListener("keydown", (event) => {
    const row = document.activeElement?.closest("#queue tr[data-row]");
    if (event.key !== "x" || event.ctrlKey || event.metaKey || event.altKey || !row) return;
    row.querySelector<HTMLInputElement>("input[name=case]")?.click();
  });
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (form.matches("[data-filters]")) columns(form);
    if (form.id === "print-chosen") carry(form);
  });
  count();
  setInterval(() => void refresh(), EVERY);
}

/** The boxes of the columns become one short word of the address; empty fields stay out of it. */
function columns(form: HTMLFormElement): void {
  const named = form.querySelector<HTMLInputElement>("[name=columns]");
  const on = [...form.querySelectorAll<HTMLInputElement>("[data-column]:checked")];
  if (named) named.value = on.map((box) => box.value).join(",");
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>("input[name], select[name]")) {
    field.disabled = field.value === "";
  }
}

/** The chosen numbers go along with the order to print them. */
function carry(form: HTMLFormElement): void {
  form.querySelectorAll("input[name=number]").forEach((field) => field.remove());
  for (const box of chosen()) {
    const field = document.createElement("input");
    [field.type, field.name, field.value] = ["hidden", "number", box.value];
    form.append(field);
  }
}

function count(): void {
  const bar = document.getElementById("bulk");
  if (!bar) return;
  bar.hidden = chosen().length === 0;
  const number = bar.querySelector("[data-count]");
  if (number) number.textContent = String(chosen().length);
}

async function refresh(): Promise<void> {
  const list = queue();
  const busy = document.hidden || chosen().length > 0 || document.querySelector("dialog[open]");
  if (!list?.dataset.refresh || busy) return;
  const at = list.contains(document.activeElement) ? document.activeElement?.getAttribute("href") : null;
  await htmx.ajax("get", list.dataset.refresh, { target: list, swap: "outerHTML" });
  if (at) document.querySelector<HTMLElement>(`#queue a[href="${CSS.escape(at)}"]`)?.focus({ preventScroll: true });
}
