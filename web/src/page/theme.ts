import type { Theme } from "../doc.ts";
import { luminance, mix, readable } from "./colour.ts";

/** Gives the page the colours and type sizes of a film. */
export function dress(theme: Theme): void {
  const { ground, ink, quiet, casing, wall, warning } = theme;
  const style = document.documentElement.style;
  const colours = {
    ground,
    ink,
    casing,
    wall,
    quiet: readable(quiet, ground, ink),
    warning: readable(warning, ground, ink),
    edge: mix(ground, ink, 0.16),
    raised: mix(ground, ink, 0.05),
  };
  for (const [name, colour] of Object.entries(colours)) style.setProperty(`--${name}`, colour);
  for (const name of ["title", "word", "caption"] as const) {
    style.setProperty(`--${name}`, `${theme[`${name}_size`] / 16}rem`);
  }
  style.colorScheme = luminance(ground) < luminance(ink) ? "dark" : "light";
}
