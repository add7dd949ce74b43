// Passkeys: a form that asks the device before it is sent.
//   data-passkey="create"   makes one; "get": confirms with one; both by the options in #passkey-data
//   data-passkey="login"    signs in with any of this device's, by options fetched from the form's address
// What goes wrong is said by the form's [data-failure] lines: the words are in the page's language.

interface Options {
  creation_options?: { publicKey: PublicKeyCredentialCreationOptionsJSON };
  request_options?: { publicKey: PublicKeyCredentialRequestOptionsJSON };
}

export function watchPasskeys(): void {
  document.querySelectorAll<HTMLFormElement>("form[data-passkey]").forEach((form) => {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void ask(form);
    });
  });
}

async function ask(form: HTMLFormElement): Promise<void> {
  form.querySelectorAll<HTMLElement>("[data-failure]").forEach((line) => (line.hidden = true));
  try {
    if (!window.PublicKeyCredential || /^[\d.]+$|^\[/.test(location.hostname)) return say(form, "nowhere");
    const options = await optionsOf(form);
    const credential = options.creation_options
      ? await navigator.credentials.create({
          publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(wanted(form, options.creation_options.publicKey)),
        })
      : await navigator.credentials.get({
          publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options.request_options!.publicKey),
        });
    const field = form.elements.namedItem("credential") as HTMLInputElement;
    field.value = JSON.stringify((credential as PublicKeyCredential).toJSON());
    form.submit();
  } catch {
    say(form, "failed");
  }
}

async function optionsOf(form: HTMLFormElement): Promise<Options> {
  if (form.dataset.passkey !== "login") return JSON.parse(document.getElementById("passkey-data")!.textContent!);
  const answer = await fetch(form.action, { headers: { "X-Requested-With": "XMLHttpRequest" } });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/** A key that lets somebody in by itself must stay on the device and ask for finger, face or PIN. */
function wanted(
  form: HTMLFormElement,
  options: PublicKeyCredentialCreationOptionsJSON,
): PublicKeyCredentialCreationOptionsJSON {
  const box = form.elements.namedItem("passwordless") as HTMLInputElement | null;
  const demand = box?.checked ? "required" : "discouraged";
  options.authenticatorSelection = {
    ...options.authenticatorSelection,
    residentKey: demand,
    requireResidentKey: Boolean(box?.checked),
    userVerification: box?.checked ? "required" : "preferred",
  };
  return options;
}

function say(form: HTMLFormElement, what: string): void {
  form.removeAttribute("aria-busy");
  delete form.dataset.sent;
  const line = form.querySelector<HTMLElement>(`[data-failure="${what}"]`);
  if (line) line.hidden = false;
}
