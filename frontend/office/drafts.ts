// What was typed into a form outlives the page: it is kept in this browser until it is saved or the person signs out.
//   form[data-draft="name-person"]   the form; `person` is who types, nobody else gets to see it
// Sent, it is forgotten as soon as another page of the office has come: a form that comes back with errors, or the
// sign-in page after the session has ended, keeps it.

const PREFIX = "draft:";
const SENT = "draft-sent";
const LONGEST = 12 * 60 * 60 * 1000; // ms: a shift

interface Draft {
  at: number;
  address: string;
  values: Record<string, string>;
}

export function keepDrafts(): void {
  document.addEventListener("submit", (event) => {
    const sent = event.target as HTMLFormElement;
    if (sent.dataset.draft) sessionStorage.setItem(SENT, sent.dataset.draft);
    if (sent.action.endsWith("/sign-out")) forgetAll();
  });
  const form = document.querySelector<HTMLFormElement>("form[data-draft]");
  if (document.body.classList.contains("office")) settle(form);
  sessionStorage.removeItem(SENT);
  if (!form?.dataset.draft) return;
  const name = form.dataset.draft;
  forgetOthers(name);
  if (!form.querySelector(".error-summary, .beside:not([hidden])")) restore(form, name);
  form.addEventListener("input", () => keep(form, name));
  document.addEventListener("htmx:pushedIntoHistory", () => keep(form, name));
}

function settle(form: HTMLFormElement | null): void {
  const sent = sessionStorage.getItem(SENT);
  const cameBack = form?.dataset.draft === sent && form?.querySelector(".error-summary, #beside:not([hidden])");
  if (sent && !cameBack) localStorage.removeItem(PREFIX + sent);
}

function fieldsOf(form: HTMLFormElement): (HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement)[] {
  return [...form.elements].filter(
    (it): it is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement =>
      it.matches("input[name], textarea[name], select[name]") && (it as HTMLInputElement).name !== "csrfmiddlewaretoken" &&
      (it as HTMLInputElement).type !== "file", // a browser gives no program the files of yesterday
  );
}

function keep(form: HTMLFormElement, name: string): void {
  const values: Record<string, string> = {};
  for (const field of fieldsOf(form)) {
    if (!(field instanceof HTMLInputElement && field.type === "radio") || field.checked) values[field.name] = field.value;
  }
  const draft: Draft = { at: Date.now(), address: location.pathname + location.search, values };
  localStorage.setItem(PREFIX + name, JSON.stringify(draft));
}

function read(name: string): Draft | null {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name) ?? "null") as Draft | null;
  } catch {
    return null;
  }
}

function restore(form: HTMLFormElement, name: string): void {
  const draft = read(name);
  const notice = document.getElementById("draft");
  if (!draft || !notice) return;
  const link = notice.querySelector("a");
  if (draft.address === location.pathname + location.search) {
    for (const field of fieldsOf(form)) {
      const value = draft.values[field.name];
      if (value === undefined) continue;
      if (field instanceof HTMLInputElement && field.type === "radio") field.checked = field.value === value;
      else field.value = value;
    }
    link?.remove();
  } else if (link) link.href = draft.address;
  notice.hidden = false;
  notice.querySelector("button")?.addEventListener("click", () => {
    localStorage.removeItem(PREFIX + name);
    location.assign(location.pathname);
  });
}

/** Another person's words, and those of an earlier shift, are nobody's business here. */
function forgetOthers(name: string): void {
  const person = name.slice(name.lastIndexOf("-"));
  for (const key of keys()) {
    const draft = read(key.slice(PREFIX.length));
    if (!key.endsWith(person) || !draft || Date.now() - draft.at > LONGEST) localStorage.removeItem(key);
  }
}

function forgetAll(): void {
  keys().forEach((key) => localStorage.removeItem(key));
}

function keys(): string[] {
  return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
}
