// Says that caps lock is on while somebody types into a field with data-caps="the words for it".

export function watchCapsLock(): void {
  const look = (event: KeyboardEvent): void => {
    const field = event.target as HTMLElement;
    if (!(field instanceof HTMLInputElement) || !field.dataset.caps) return;
    const on = event.getModifierState?.("CapsLock") ?? false;
    let hint = field.nextElementSibling as HTMLElement | null;
    if (!hint?.matches("[data-caps-hint]")) {
      if (!on) return;
      hint = document.createElement("div");
      hint.dataset.capsHint = "";
      hint.className = "form-hint";
      hint.setAttribute("role", "status");
      field.after(hint);
    }
    hint.textContent = on ? field.dataset.caps : "";
  };
  document.addEventListener("keydown", look);
  document.addEventListener("keyup", look);
}
