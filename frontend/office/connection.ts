// Says so when a fragment could not be fetched, and when the network is gone; shows that something is under way.

const byId = (id: string) => document.getElementById(id);

function show(id: string, shown: boolean): void {
  const notice = byId(id);
  if (notice) notice.hidden = !shown;
}

export function watchConnection(): void {
  let waiting = 0;
  const count = (change: number) => {
    waiting = Math.max(0, waiting + change);
    byId("loading")?.classList.toggle("is-loading", waiting > 0);
  };
  const quiet = (event: Event) => (event.target as Element).hasAttribute("data-quiet"); // what a page asks by itself
  document.addEventListener("htmx:beforeRequest", (event) => quiet(event) || count(1));
  document.addEventListener("htmx:afterRequest", (event) => quiet(event) || count(-1));
  document.addEventListener("htmx:beforeSwap", () => {
    show("connection", false);
    show("failure", false);
  });
  document.addEventListener("htmx:sendError", () => show("connection", true));
  document.addEventListener("htmx:timeout", () => show("connection", true));
  document.addEventListener("htmx:responseError", () => show("failure", true));
  addEventListener("offline", () => show("connection", true));
  addEventListener("online", () => show("connection", false));
}
