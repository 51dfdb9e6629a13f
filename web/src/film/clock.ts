import type { Caption, Timing } from "../doc.ts";

/** The step, with its fraction, at so many seconds of a film. */
export function stepAt(film: Timing, steps: number, seconds: number): number {
  return steps * interpolated(film.seconds, film.shares, seconds) ** film.easing;
}

/** The first moment of a film, in seconds, at which a step is reached. */
export function secondsOf(film: Timing, steps: number, step: number): number {
  if (step <= 0) return 0;
  const share = Math.min(1, step / steps) ** (1 / film.easing);
  const after = film.shares.findIndex((one) => one >= share - 1e-12);
  if (after < 0) return film.duration;
  if (after === 0) return film.seconds[0];
  const [low, high] = [film.shares[after - 1], film.shares[after]];
  const [begin, end] = [film.seconds[after - 1], film.seconds[after]];
  return Math.min(end, begin + ((share - low) / (high - low)) * (end - begin));
}

/** Seconds by which a caption may come early: it begins with a frame, a step between two. */
const EARLY = 0.05;

/** The place of the caption at so many seconds, -1 for none; one that ends with the film stays. */
export function captionAt(captions: Caption[], film: Timing, seconds: number): number {
  const holds = (one: Caption) =>
    one.from <= seconds + EARLY && (seconds < one.until - 1e-6 || one.until >= film.duration - 1e-6);
  return captions.findLastIndex(holds);
}

function interpolated(xs: number[], ys: number[], x: number): number {
  const after = xs.findIndex((one) => one > x);
  if (after === 0) return ys[0];
  if (after < 0) return ys[ys.length - 1];
  const share = (x - xs[after - 1]) / (xs[after] - xs[after - 1]);
  return ys[after - 1] + share * (ys[after] - ys[after - 1]);
}
