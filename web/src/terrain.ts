import { type Camera, type Vector } from "./camera.ts";
import type { Doc } from "./doc.ts";

/** How far the eye's ray is followed beyond the block's middle and before it; in how many steps. */
const FAR = 2;
const STEPS = 400;

/** The block's top: heights, normals and places from its grid, linear within a cell. */
export class Terrain {
  readonly #side: number;

  constructor(readonly doc: Pick<Doc, "domain" | "ground" | "landscape">) {
    this.#side = doc.ground.cells + 1;
  }

  /** The terrain's z over a point of the block. */
  z(x: number, y: number): number {
    const { rise } = this.doc.landscape;
    return rise * this.#mixed(x, y, (at) => this.doc.ground.heights[at]) - rise / 2;
  }

  /** The normal there, upward; its length is 1 to a few hundredths. */
  normal(x: number, y: number): Vector {
    const { normals } = this.doc.ground;
    return [0, 1, 2].map((k) => this.#mixed(x, y, (at) => normals[3 * at + k] / 127)) as Vector;
  }

  /** A point of the domain in the block's x and y. */
  placed([x, y]: readonly [number, number]): [number, number] {
    const { domain, landscape } = this.doc;
    const [[x0, x1], [y0, y1]] = domain;
    const [across, along] = landscape.sides;
    return [across * ((2 * (x - x0)) / (x1 - x0) - 1), along * ((2 * (y - y0)) / (y1 - y0) - 1)];
  }

  /** Points (n × 3) that a picture of the block must hold. */
  bounds(): Float32Array {
    const { cells } = this.doc.ground;
    const { sides, floor } = this.doc.landscape;
    const every = Math.max(1, Math.floor(this.#side / 40));
    const points: number[] = [];
    for (let row = 0; row < this.#side; row++) {
      if (row % every && row !== cells) continue;
      for (let column = 0; column < this.#side; column++) {
        const x = sides[0] * ((2 * column) / cells - 1);
        const y = sides[1] * ((2 * row) / cells - 1);
        points.push(x, y, this.z(x, y));
      }
    }
    for (const x of [-sides[0], sides[0]]) {
      for (const y of [-sides[1], sides[1]]) points.push(x, y, floor);
    }
    return new Float32Array(points);
  }

  /** The point of the domain that is seen under a pixel; null where the eye passes the terrain. */
  under(camera: Camera, x: number, y: number): [number, number] | null {
    const above = (towards: number): number => {
      const [px, py, pz] = camera.under(x, y, towards);
      return this.#holds(px, py) ? pz - this.z(px, py) : Infinity;
    };
    let near = FAR;
    for (let k = 1; k <= STEPS; k++) {
      let far = FAR - (2 * FAR * k) / STEPS;
      if (above(far) > 0) {
        near = far;
        continue;
      }
      // What is met below the terrain without having been above it is a wall.
      if (above(near) === Infinity && above(far) < (-6 * FAR) / STEPS) return null;
      for (let halved = 0; halved < 30; halved++) {
        const middle = (near + far) / 2;
        if (above(middle) > 0) near = middle;
        else far = middle;
      }
      const [px, py] = camera.under(x, y, far);
      return this.#unplaced(px, py);
    }
    return null;
  }

  #holds(x: number, y: number): boolean {
    const [across, along] = this.doc.landscape.sides;
    return Math.abs(x) <= across && Math.abs(y) <= along;
  }

  #unplaced(x: number, y: number): [number, number] {
    const { domain, landscape } = this.doc;
    return [x, y].map((one, axis) => {
      const [low, high] = domain[axis];
      return low + ((one / landscape.sides[axis] + 1) / 2) * (high - low);
    }) as [number, number];
  }

  #mixed(x: number, y: number, value: (at: number) => number): number {
    const { cells } = this.doc.ground;
    const [across, along] = this.doc.landscape.sides;
    const clamped = (at: number) => Math.min(cells, Math.max(0, at));
    const column = clamped(((x / across + 1) / 2) * cells);
    const row = clamped(((y / along + 1) / 2) * cells);
    const [c, r] = [Math.min(cells - 1, Math.floor(column)), Math.min(cells - 1, Math.floor(row))];
    const [u, v, at] = [column - c, row - r, r * this.#side + c];
    const low = value(at) * (1 - u) + value(at + 1) * u;
    const high = value(at + this.#side) * (1 - u) + value(at + this.#side + 1) * u;
    return low * (1 - v) + high * v;
  }
}
