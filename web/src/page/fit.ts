import { part } from "./parts.ts";

/**
 * Ways to lay out the page, each in less room than the one before: names shrink, are cut, scroll by
 * themselves; with the last the page scrolls.
 */
const FITS = ["", "close", "cut", "rolled", "long"];

/** The share of the page's width that the picture has at least. */
const LEAST = 0.38;

/** Lays out the page so that all of it is seen at once, where that can be. */
export function fitted(): void {
  const [film, board, side] = [part("film"), part("board"), part("side")];
  const stage = part("stage");
  for (const fit of FITS) {
    film.dataset["fit"] = fit;
    const bottoms = [...board.children].map((one) => one.getBoundingClientRect().bottom);
    const below = Math.max(...bottoms) - board.getBoundingClientRect().bottom;
    const narrow = stage.clientWidth < LEAST * board.clientWidth;
    const over = fit === "rolled" ? 0 : side.scrollHeight - side.clientHeight;
    if (!narrow && Math.max(below, over) <= 1) return;
  }
}
