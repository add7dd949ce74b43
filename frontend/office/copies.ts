// Buttons that copy what stands in a field.
//   data-copies="id"      the field
//   data-copied="words"   what the button says afterwards

export function watchCopies(): void {
  document.addEventListener("click", async (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-copies]");
    const field = button && (document.getElementById(button.dataset.copies ?? "") as HTMLInputElement | null);
    if (!button || !field) return;
    field.select(); // where the browser allows no script to copy, one key does
    await navigator.clipboard?.writeText(field.value).catch(() => undefined);
    (button.querySelector("span") ?? button).textContent = button.dataset.copied ?? "";
  });
}
