// Forms that are not sent twice, and forms that are not left by mistake.
//   data-guard   asks before the page is left while something typed is not saved
// Every form is sent once: until the answer comes, a second press does nothing.

export function guardForms(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    if (form.method !== "post" || event.defaultPrevented) return;
    form.dataset.sent = "yes";
    delete form.dataset.changed;
    form.setAttribute("aria-busy", "true");
  });
  // The browser's back button brings the page as it was left: let its forms be sent again.
  addEventListener("pageshow", () => document.querySelectorAll<HTMLFormElement>("form[data-sent]").forEach(free));
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = (event.target as Element | null)?.closest("form");
    if (!form) return;
    free(form);
    if ((event as CustomEvent<{ successful: boolean }>).detail.successful) delete form.dataset.changed;
  });

  document.addEventListener("input", (event) => {
    const form = (event.target as Element).closest<HTMLFormElement>("form[data-guard]");
    if (form) form.dataset.changed = "yes";
  });
  addEventListener("beforeunload", (event) => {
    if (document.querySelector("form[data-changed]")) event.preventDefault();
  });
}

function free(form: HTMLFormElement): void {
  delete form.dataset.sent;
  form.removeAttribute("aria-busy");
}
