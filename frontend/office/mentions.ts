// Naming a colleague in a text: after an @ the names that fit stand below it, to be chosen by keyboard or pointer.
//   data-mentions="<address>"   on a textarea; the address answers {names: [...]}
// Without this script a name that is typed whole after an @ is understood as well.

const MOST = 8;

export function offerMentions(): void {
  document.querySelectorAll<HTMLTextAreaElement>("textarea[data-mentions]").forEach(offer);
}

function offer(text: HTMLTextAreaElement): void {
  const list = document.createElement("ul");
  list.className = "mentions";
  list.id = `${text.id}-mentions`;
  list.setAttribute("role", "listbox");
  list.hidden = true;
  text.after(list);
  text.setAttribute("aria-controls", list.id);
  text.setAttribute("aria-autocomplete", "list");
  let names: Promise<string[]> | undefined;

  const load = (): Promise<string[]> =>
    fetch(text.dataset.mentions as string, { headers: { Accept: "application/json" } })
      .then((answer) => (answer.ok ? (answer.json() as Promise<{ names: string[] }>) : { names: [] }))
      .then((found) => found.names)
      .catch(() => []);

  const begun = (): string | null => text.value.slice(0, text.selectionStart).match(/@([^@\s]*)$/)?.[1] ?? null;

  const close = (): void => {
    list.hidden = true;
    list.replaceChildren();
  };

  const choose = (name: string): void => {
    const start = text.selectionStart - (begun()?.length ?? 0);
    text.setRangeText(`${name} `, start, text.selectionStart, "end");
    close();
    text.focus();
  };

  const mark = (step: number): void => {
    const items = [...list.children];
    const now = items.findIndex((item) => item.getAttribute("aria-selected") === "true");
    items.forEach((item, place) =>
      item.setAttribute("aria-selected", String(place === (now + step + items.length) % items.length)),
    );
  };

  text.addEventListener("input", async () => {
    const typed = begun();
    if (typed === null) return close();
    const found = (await (names ??= load())).filter((name) => name.toLowerCase().includes(typed.toLowerCase()));
    if (begun() !== typed || !found.length || found.includes(typed)) return close();
    list.replaceChildren(
      ...found.slice(0, MOST).map((name, place) => {
        const item = document.createElement("li");
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", String(place === 0));
        item.textContent = name;
        item.addEventListener("pointerdown", (event) => {
          event.preventDefault();
          choose(name);
        });
        return item;
      }),
    );
    list.hidden = false;
  });
  text.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const chosen = list.querySelector("[aria-selected=true]")?.textContent;
    if (event.key === "ArrowDown") mark(1);
    else if (event.key === "ArrowUp") mark(-1);
    else if (event.key === "Escape") close();
    else if ((event.key === "Enter" || event.key === "Tab") && chosen) choose(chosen);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  text.addEventListener("blur", close);
}
