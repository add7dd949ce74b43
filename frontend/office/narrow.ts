// A box that narrows a list of links by what is typed.
//   data-narrows=".group"    the groups around it: a group whose heading holds the words stays whole, one without a
//                            link left is hidden; details between them open while something is typed
//   data-narrowed-to-none    shown where nothing is left

export function watchNarrowing(): void {
  document.addEventListener("input", (event) => {
    const box = event.target;
    if (box instanceof HTMLInputElement && box.dataset.narrows) narrow(box, box.dataset.narrows);
  });
}

function narrow(box: HTMLInputElement, groups: string): void {
  const words = box.value.trim().toLowerCase();
  const around = box.parentElement;
  if (!around) return;
  let left = 0;
  for (const group of around.querySelectorAll<HTMLElement>(groups)) {
    const whole = holds(group.querySelector("h3"), words);
    const links = [...group.querySelectorAll<HTMLElement>("a")];
    for (const link of links) link.hidden = !whole && !holds(link, words);
    group.hidden = links.every((link) => link.hidden);
    if (!group.hidden) left += 1;
  }
  for (const inner of around.querySelectorAll("details")) inner.open = words !== "";
  const none = around.querySelector<HTMLElement>("[data-narrowed-to-none]");
  if (none) none.hidden = left > 0;
}

const holds = (element: Element | null, words: string) => (element?.textContent ?? "").toLowerCase().includes(words);
