import type { Doc } from "../doc.ts";

/** Cells a side of the largest squares that two triangles stand for. */
const STRIDES = [2, 4];

/** Pixels by which a coarser mesh may move the ground, and its normals; the same on the move. */
const MOVED = 0.06;
const TURNED = 0.02;
const MOVED_ROUGH = 0.6;
const TURNED_ROUGH = 0.2;

/** Columns of squares drawn together, so that their vertices are still at hand a row further on. */
const STRIP = 6;

/**
 * How far squares of a stride lie from the ground they stand for, in the block's lengths, and how
 * far their normals are bent.
 */
export type Sag = { stride: number; moved: number; turned: number };

/** Of each stride, the coarsest first; without 1. */
export function sags({ ground, landscape }: Doc): Sag[] {
  const { cells, heights, normals } = ground;
  const side = cells + 1;
  const found: Sag[] = [];
  let [moved, turned] = [0, 0];
  for (const stride of STRIDES.filter((one) => cells % one === 0)) {
    const half = stride / 2;
    // What the finer one leaves out is left out as well.
    let [own, bend] = [0, 0];
    for (let row = 0; row < side; row += half) {
      for (let column = half; column < cells; column += stride) {
        // Along a row, and as far along the column with the same number.
        const [across, up] = [row * side + column, column * side + row];
        for (const [at, step] of [[across, half], [up, half * side]]) {
          own = Math.max(own, bent(heights, at, step));
          for (let k = 0; k < 3; k++) bend = Math.max(bend, bent(normals, 3 * at + k, 3 * step));
        }
      }
    }
    [moved, turned] = [moved + own, turned + bend];
    found.unshift({ stride, moved: moved * landscape.rise, turned: turned / 127 });
  }
  return found;
}

/** The coarsest stride that shows nowhere, or at rest alone, at so many pixels a unit. */
export function strideFor(found: Sag[], zoom: number, rough = false): number {
  const [far, bent] = rough ? [MOVED_ROUGH, TURNED_ROUGH] : [MOVED, TURNED];
  return found.find(({ moved, turned }) => moved * zoom <= far && turned <= bent)?.stride ?? 1;
}

function bent(rows: ArrayLike<number>, at: number, step: number): number {
  return Math.abs(rows[at] - (rows[at - step] + rows[at + step]) / 2);
}

/** Two triangles a square, which meet in its diagonal from the upper right to the lower left. */
export function triangles(cells: number, stride: number): Uint16Array<ArrayBuffer> {
  const side = cells + 1;
  const indices = new Uint16Array(6 * (cells / stride) ** 2);
  let k = 0;
  for (let first = 0; first < cells; first += STRIP * stride) {
    for (let row = 0; row < cells; row += stride) {
      for (let column = first; column < Math.min(cells, first + STRIP * stride); column += stride) {
        const [a, c] = [row * side + column, (row + stride) * side + column];
        for (const one of [a, a + stride, c, c + stride, a + stride, c]) indices[k++] = one;
      }
    }
  }
  return indices;
}

/** The walls, of the least y, the greatest, the least x, the greatest: strips from floor to rim. */
export function walls({ ground, landscape }: Doc): Float32Array<ArrayBuffer> {
  const { cells, heights } = ground;
  const { sides, rise, floor } = landscape;
  const side = cells + 1;
  const points: number[] = [];
  for (const [axis, last] of [[1, 0], [1, cells], [0, 0], [0, cells]]) {
    for (let k = 0; k <= cells; k++) {
      const [column, row] = axis ? [k, last] : [last, k];
      const x = sides[0] * ((2 * column) / cells - 1);
      const y = sides[1] * ((2 * row) / cells - 1);
      points.push(x, y, floor, x, y, rise * (heights[row * side + column] - 0.5));
    }
  }
  return new Float32Array(points);
}
