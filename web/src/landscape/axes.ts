import type { Camera } from "../camera.ts";
import type { Doc } from "../doc.ts";
import { Lettering } from "../lettering.ts";
import { typeSize, worded } from "../measure.ts";
import { ticks } from "../ticks.ts";

/** Pixels: a tick's length, from its end to its number, and from there to the axis's letter. */
const TICK = 9;
const SPACE = 7;
const LETTER = 34;

/** Ems from one number to the next along an edge, at least. */
const CLEAR = 3.4;

/** How far an edge of a turning block faces the eye, 0 to 1, when its numbers have faded in. */
const FADE = 0.35;

/**
 * Draws ticks and letters along the two near edges of the floor.
 *
 * `away`, 0 to 1, is how far the camera has gone from the film's: there an edge's numbers fade as
 * it turns from the eye.
 */
export function floorAxes(
  paper: CanvasRenderingContext2D,
  doc: Doc,
  camera: Camera,
  { scale, away, face }: { scale: number; away: number; face: string },
): void {
  if (!worded(scale)) return;
  const { theme, domain, landscape } = doc;
  const azimuth = (camera.azimuth * Math.PI) / 180;
  const facing = [Math.cos(azimuth), Math.sin(azimuth)];
  const size = typeSize(theme, theme.tick_size, scale);
  const lettering = new Lettering(paper, face, theme.quiet);
  for (const axis of [0, 1]) {
    const other = facing[1 - axis];
    const side = other >= 0 ? 1 : -1;
    paper.globalAlpha = 1 - away + away * Math.min(1, Math.abs(other) / FADE);
    const edge = (value: number) => outward(doc, camera, axis, side, value);
    const [from, to] = domain[axis].map((value) => edge(value).begin);
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    const most = steps(away > 0 ? camera.zoom * landscape.sides[axis] : length, size);
    let widest = 0;
    for (const [value, text] of ticks(domain[axis], most)) {
      const { begin, way } = edge(value);
      const end = [0, 1].map((k) => begin[k] + way[k] * TICK * scale);
      lettering.line([begin, end], 1.3 * theme.line * scale);
      const width = lettering.width(text, size);
      widest = Math.max(widest, width);
      const half = (Math.abs(way[0]) * width) / 2 + Math.abs(way[1]) * 0.36 * size;
      const out = (TICK + SPACE) * scale + half;
      const [x, y] = [0, 1].map((k) => begin[k] + way[k] * out);
      lettering.text(text, x, y + 0.36 * size, size, "center");
    }
    const { begin, way } = edge((domain[axis][0] + domain[axis][1]) / 2);
    const half = Math.abs(way[0]) * widest + Math.abs(way[1]) * 0.72 * size;
    const out = (TICK + LETTER) * scale + half;
    const [x, y] = [0, 1].map((k) => begin[k] + way[k] * out);
    lettering.letter("xy"[axis], x, y + 0.3 * size, 1.1 * size);
  }
  paper.globalAlpha = 1;
}

/** How many steps of an axis so long have room for their numbers. */
function steps(length: number, size: number): number {
  return Math.min(4, Math.max(1, Math.floor(length / (CLEAR * size))));
}

/** The pixel of a value on the floor's edge, and the unit way outward on the screen. */
function outward(doc: Doc, camera: Camera, axis: number, side: number, value: number) {
  const { sides, floor } = doc.landscape;
  const [low, high] = doc.domain[axis];
  const along = sides[axis] * ((2 * (value - low)) / (high - low) - 1);
  const [begin, end] = [1, 1.05].map((beyond) => {
    const across = side * sides[1 - axis] * beyond;
    return axis === 0 ? camera.project(along, across, floor) : camera.project(across, along, floor);
  });
  const [dx, dy] = [end[0] - begin[0], end[1] - begin[1]];
  const length = Math.hypot(dx, dy);
  return { begin: [begin[0], begin[1]], way: [dx / length, dy / length] };
}
