// Counts down the badges of clocks that count at this moment. A badge says so itself (data-minutes); a badge without
// it, and every badge while the organisation's clock is set by hand, stays as the server drew it.

const MINUTE = 60_000;

export function tickClocks(): void {
  if (document.body.hasAttribute("data-clock-is-set")) return;
  setInterval(() => document.querySelectorAll<HTMLElement>("[data-minutes]").forEach(tick), MINUTE);
}

function tick(words: HTMLElement): void {
  const left = Number(words.dataset.minutes) - 1;
  words.dataset.minutes = String(left);
  const late = left < 0;
  words.textContent = ((late ? words.dataset.late : words.dataset.left) ?? "{}").replace("{}", spoken(Math.abs(left), words));
  words.closest(".clock")?.classList.toggle("tone-bad", late);
}

function spoken(minutes: number, words: HTMLElement): string {
  const pattern = (minutes >= 60 ? words.dataset.hours : words.dataset.minutesOnly) ?? "";
  return pattern.replace("{h}", String(Math.floor(minutes / 60))).replace("{m}", String(minutes % 60));
}
