import type { Form } from "../doc.ts";
import { drawn } from "../page/parts.ts";

/** Half the length and the width of the piece of path, and the radius of the marker. */
const [HALF, WIDTH, RADIUS] = [13, 5, 6];

/** A piece of a walker's path with its marker, to stand before its name. */
export function swatch(colour: string, form: Form): SVGElement {
  const box = drawn("svg", {
    ...{ viewBox: "-15 -10 30 20", preserveAspectRatio: "xMidYMid slice" },
    ...{ "aria-hidden": "true", class: "swatch" },
  });
  const line = drawn("path", {
    d: `M${-HALF} 0H${HALF}`,
    stroke: colour,
    "stroke-width": String(WIDTH),
    "stroke-linecap": "round",
  });
  const ring = { fill: colour, stroke: "var(--ground)", "stroke-width": "1.4" };
  const corners = form.corners.map(([x, y]) => `${x * RADIUS},${y * RADIUS}`).join(" ");
  const marker = corners
    ? drawn("polygon", { points: corners, "stroke-linejoin": "round", ...ring })
    : drawn("circle", { r: String(RADIUS), ...ring });
  box.append(line, marker);
  if (form.bar) {
    const reach = RADIUS * 1.1;
    const d = form.bar === "across" ? `M${-reach} 0H${reach}` : `M0 ${-reach}V${reach}`;
    box.append(drawn("path", { d, stroke: "var(--ground)", "stroke-width": "1.6" }));
  }
  return box;
}
