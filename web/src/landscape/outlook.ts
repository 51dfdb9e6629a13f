import { Camera } from "../camera.ts";
import type { Doc } from "../doc.ts";
import { type Box, typeSize, worded } from "../measure.ts";
import type { State } from "../state.ts";

/** Pixels at 1280 × 720 left free beside and below the block, besides two lines of type. */
const MARGIN = 20;

/** Degrees from the film's camera at which the block has the size that it has from all sides. */
const AWAY = 25;

/** Degrees between the sides from which a block is looked at to fit it. */
const APART = 5;

/** A camera, and how far it has gone from those of the film, 0 to 1. */
export type Outlook = { camera: Camera; away: number };

/** How far a camera has gone from those of the film, 0 to 1. */
export function awayFrom({ landscape }: Doc, azimuth: number, elevation: number): number {
  const middle = azimuth - landscape.azimuth - landscape.turn / 2;
  const turned = Math.abs(middle - 360 * Math.round(middle / 360));
  const beyond = Math.max(0, turned - Math.abs(landscape.turn) / 2);
  const gone = Math.min(1, Math.hypot(beyond, elevation - landscape.elevation) / AWAY);
  return gone * gone * (3 - 2 * gone);
}

/**
 * The cameras of a document in a box, fitted as the film fits them.
 *
 * The film's block is as large as its sides in sight allow; turned by hand it comes to a size at
 * which it fits from everywhere, so that it does not swell and shrink as it turns.
 */
export class Outlooks {
  /** Where the block stands, without its axes. */
  readonly inner: Box;
  readonly #fits = new Map<string, Camera>();

  /** `bounds` (n × 3) is what a picture must hold. */
  constructor(
    readonly doc: Doc,
    readonly bounds: Float32Array,
    box: Box,
    scale: number,
  ) {
    const { theme } = doc;
    const lines = 2.6 * typeSize(theme, theme.tick_size, scale);
    const margin = worded(scale) ? MARGIN * scale + lines : 0;
    this.inner = {
      left: box.left + margin,
      top: box.top,
      width: Math.max(8, box.width - 2 * margin),
      height: Math.max(8, box.height - margin),
    };
  }

  of({ azimuth, elevation, zoom }: State): Outlook {
    const away = awayFrom(this.doc, azimuth, elevation);
    const { landscape } = this.doc;
    const film = this.#fit(elevation, landscape.azimuth, landscape.turn);
    const round = away > 0 ? this.#fit(elevation, 0, 360) : film;
    const mixed = (a: number, b: number) => a + (b - a) * away;
    const camera = new Camera(
      azimuth,
      elevation,
      mixed(film.zoom, round.zoom),
      mixed(film.x, round.x),
      mixed(film.y, round.y),
    );
    const { left, top, width, height } = this.inner;
    return { camera: camera.magnified(zoom, left + width / 2, top + height / 2), away };
  }

  #fit(elevation: number, azimuth: number, turn: number): Camera {
    const key = `${elevation} ${azimuth} ${turn}`;
    const known = this.#fits.get(key);
    if (known) return known;
    const count = Math.ceil(Math.abs(turn) / APART);
    const sides = Array.from({ length: count + 1 }, (_, k) => azimuth + turn * (k / (count || 1)));
    const found = new Camera(azimuth, elevation).fitted(this.bounds, this.inner, sides);
    if (this.#fits.size > 50) this.#fits.clear();
    this.#fits.set(key, found);
    return found;
  }
}
