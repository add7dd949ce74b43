// Small pieces with a state of their own, as Alpine components; templates name them by x-data.
import Alpine from "@alpinejs/csp";

const YEAR = 60 * 60 * 24 * 365;

/** Writes the choice where the server reads it, so that the next page comes in the right colours at once. */
function setTheme(theme: string): void {
  document.documentElement.dataset.bsTheme = theme;
  document.cookie = `theme=${theme}; path=/; max-age=${YEAR}; samesite=lax`;
}

export function registerComponents(): void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  if (!document.documentElement.dataset.bsTheme) setTheme(dark.matches ? "dark" : "light");

  Alpine.data("theme", () => ({
    toggle() {
      setTheme(document.documentElement.dataset.bsTheme === "dark" ? "light" : "dark");
    },
  }));
  Alpine.data("menu", () => ({
    open: false,
    toggle() {
      this.open = !this.open;
    },
    close() {
      this.open = false;
    },
  }));
  Alpine.data("notice", () => ({
    shown: true,
    hide() {
      this.shown = false;
    },
  }));
  Alpine.start();
}
