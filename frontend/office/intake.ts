// The intake desk (form[data-intake]): the chosen unit says which faults fit and whether a case stands open for it
// already; a picked fault writes itself into the requirement; Ctrl+Enter registers.

const form = () => document.querySelector<HTMLFormElement>("form[data-intake]");
const byId = <T extends HTMLElement>(id: string) => document.getElementById(id) as T | null;

export function watchIntake(): void {
  if (!form()) return;
  look();
  document.addEventListener("change", (event) => {
    if ((event.target as Element).matches("[name=unit]")) look();
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if ((event.target as Element).id !== "who") return;
    byId("found")?.replaceChildren();
    look();
  });
  document.addEventListener("click", (event) => {
    const pick = (event.target as Element).closest<HTMLElement>("[data-fault]");
    if (pick) write(pick);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form()?.requestSubmit(form()?.querySelector<HTMLButtonElement>("[data-submit]"));
  });
}

/** What follows from the unit that is chosen now. */
function look(): void {
  const chosen = document.querySelector<HTMLInputElement>("[name=unit]:checked");
  const model = byId<HTMLInputElement>("fault_model");
  if (model) model.value = chosen?.dataset.model ?? "";
  const open = [...document.querySelectorAll<HTMLElement>(".open-cases li")];
  const beside = open.filter((row) => !chosen?.value || row.dataset.unit === chosen.value);
  open.forEach((row) => row.classList.toggle("is-beside", beside.includes(row)));
  const warning = byId("beside");
  if (warning) warning.hidden = beside.length === 0;
}

function write(pick: HTMLElement): void {
  const requirement = byId<HTMLTextAreaElement>("id_requirement");
  const fault = byId<HTMLInputElement>("id_fault");
  const box = byId<HTMLInputElement>("fault_words");
  if (!requirement || !fault || !box) return;
  requirement.value = [requirement.value.trim(), pick.dataset.words].filter(Boolean).join("；");
  fault.value = [fault.value, pick.dataset.fault].filter(Boolean).join(" ");
  box.value = "";
  byId("faults")?.replaceChildren();
  requirement.focus();
  requirement.dispatchEvent(new Event("input", { bubbles: true }));
}
