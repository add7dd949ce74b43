// A place to sign with a finger, a pen or a mouse: strokes become paths of an SVG, which goes with the form.
//   data-sign         holds the <svg> and the hidden input `signature`
//   data-sign-clear   a button in it that begins anew

const SVG = "http://www.w3.org/2000/svg";

export function watchSignatures(): void {
  document.querySelectorAll<HTMLElement>("[data-sign]").forEach(sign);
}

function sign(place: HTMLElement): void {
  const pad = place.querySelector("svg")!;
  const input = place.querySelector<HTMLInputElement>('input[type="hidden"]')!;
  let stroke: SVGPathElement | null = null;

  const at = (event: PointerEvent) => {
    const box = pad.getBoundingClientRect();
    const { width, height } = pad.viewBox.baseVal;
    const x = ((event.clientX - box.left) / box.width) * width;
    const y = ((event.clientY - box.top) / box.height) * height;
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  };
  const keep = () => {
    const strokes = [...pad.querySelectorAll("path")].map((one) => `<path d="${one.getAttribute("d")}" fill="none" stroke="#000" stroke-width="3"/>`);
    input.value = strokes.length ? `<svg xmlns="${SVG}" viewBox="0 0 600 200">${strokes.join("")}</svg>` : "";
  };

  pad.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    pad.setPointerCapture(event.pointerId);
    stroke = document.createElementNS(SVG, "path");
    stroke.setAttribute("d", `M${at(event)}`);
    pad.append(stroke);
  });
  pad.addEventListener("pointermove", (event) => {
    if (stroke) stroke.setAttribute("d", `${stroke.getAttribute("d")}L${at(event)}`);
  });
  for (const end of ["pointerup", "pointercancel"])
    pad.addEventListener(end, () => {
      stroke = null;
      keep();
    });
  place.querySelector("[data-sign-clear]")?.addEventListener("click", () => {
    pad.replaceChildren();
    keep();
  });
}
