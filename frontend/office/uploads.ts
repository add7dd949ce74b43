// Files that are pasted, dropped, chosen or photographed go into the page's upload form, which is sent at once.
//   data-upload        the form; its first file input takes what is pasted or dropped
//   data-upload=later  files are only put in: the form has more to say before it is sent

export function takeFiles(): void {
  document.addEventListener("change", (event) => {
    const input = event.target as HTMLInputElement;
    const form = input.type === "file" ? input.closest<HTMLFormElement>("form[data-upload]") : null;
    if (form && input.files?.length) took(form);
  });
  document.addEventListener("paste", (event) => put(document.querySelector("form[data-upload]"), event.clipboardData, event));
  for (const name of ["dragenter", "dragover"])
    document.addEventListener(name, (event) => {
      const place = near(event);
      if (!place || !(event as DragEvent).dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      place.classList.add("is-dropping");
    });
  document.addEventListener("dragleave", (event) => near(event)?.classList.remove("is-dropping"));
  document.addEventListener("drop", (event) => {
    const place = near(event);
    place?.classList.remove("is-dropping");
    if (place) put(place.matches("form") ? (place as HTMLFormElement) : place.querySelector("form[data-upload]"), event.dataTransfer, event);
  });
}

/** The upload form that the pointer is over, or the panel that has one. */
function near(event: Event): Element | null {
  const at = event.target as Element | null;
  const place = at?.closest?.("form[data-upload]") ?? at?.closest?.("section");
  return place?.matches("form") || place?.querySelector("form[data-upload]") ? (place ?? null) : null;
}

function put(form: HTMLFormElement | null, given: DataTransfer | null, event: Event): void {
  const input = form?.querySelector<HTMLInputElement>('input[type="file"]');
  if (!form || !input || !given?.files.length) return;
  event.preventDefault();
  const all = new DataTransfer(); // what waits in the form stays: pictures are pasted one after the other
  const waiting = form.dataset.upload === "later" && input.multiple ? [...(input.files ?? [])] : [];
  for (const file of [...waiting, ...given.files]) all.items.add(file);
  input.files = all.files;
  took(form);
}

function took(form: HTMLFormElement): void {
  if (form.dataset.upload !== "later") return form.requestSubmit();
  const names = form.querySelector("[data-chosen]");
  const inputs = [...form.querySelectorAll<HTMLInputElement>('input[type="file"]')];
  if (names) names.textContent = inputs.flatMap((one) => [...(one.files ?? [])].map((file) => file.name)).join(", ");
}
