// Dialogs and the side panel are native <dialog> elements: focus, Esc and the backdrop come from the browser.
//   data-opens="id"   a button that opens a dialog
//   data-closes       a button that closes the dialog around it
//   data-prints       a button that prints the page
//   data-focus        what gets the focus when it appears
//   data-panel        a link whose page opens in the side panel (with Ctrl or another target it stays a link)
import htmx from "htmx.org";

function dialog(id: string): HTMLDialogElement | null {
  return document.getElementById(id) as HTMLDialogElement | null;
}

function open(box: HTMLDialogElement | null): void {
  if (box && !box.open) box.showModal();
}

export function watchDialogs(): void {
  document.addEventListener("click", (event) => {
    const target = event.target as Element;
    const opener = target.closest<HTMLElement>("[data-opens]");
    if (opener) {
      opener.closest("dialog")?.close();
      open(dialog(opener.dataset.opens ?? ""));
      return;
    }
    if (target.closest("[data-prints]")) print();
    if (target.closest("[data-closes]")) target.closest("dialog")?.close();
    if (target instanceof HTMLDialogElement && outside(target, event)) target.close();

    const link = target.closest<HTMLAnchorElement>("a[data-panel]");
    const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
    if (link && plain) {
      event.preventDefault();
      void intoPanel(link.href);
    }
  });
  focusFirst(document);
  document.addEventListener("htmx:afterSettle", (event) => focusFirst(event.target as Element));
}

/** What has to be read first, such as the list of a form's errors. */
function focusFirst(part: ParentNode): void {
  part.querySelector<HTMLElement>("[data-focus]")?.focus();
}

async function intoPanel(address: string): Promise<void> {
  const body = document.getElementById("panel-body");
  if (!body) {
    location.href = address;
    return;
  }
  body.replaceChildren();
  await htmx.ajax("get", address, { target: body, swap: "innerHTML" });
  if (body.childElementCount > 0) open(dialog("panel"));
}

/** A click on the backdrop is a click on the dialog itself, outside its box. */
function outside(box: HTMLDialogElement, event: MouseEvent): boolean {
  const { left, right, top, bottom } = box.getBoundingClientRect();
  return event.clientX < left || event.clientX > right || event.clientY < top || event.clientY > bottom;
}
