import { part } from "./parts.ts";

/** Ways to lay out the page, each in less room than the one before; with the last it scrolls. */
const FITS = ["", "close", "cut", "long"];

/** Lays out the page so that all of it is seen at once, where that can be. */
export function fitted(): void {
  const [film, board, side] = [part("film"), part("board"), part("side")];
  for (const fit of FITS) {
    film.dataset["fit"] = fit;
    const bottoms = [...board.children].map((one) => one.getBoundingClientRect().bottom);
    const below = Math.max(...bottoms) - board.getBoundingClientRect().bottom;
    if (Math.max(below, side.scrollHeight - side.clientHeight) <= 1) return;
  }
}
