import type { Box } from "./measure.ts";

/** From the block's middle, in halves of its longer side: a mild perspective. */
export const DISTANCE = 6.5;

export type Vector = [x: number, y: number, z: number];

/**
 * Looks at the origin from `azimuth` and `elevation` degrees; x, y, z right-handed, z up.
 *
 * A point at the origin's distance is `zoom` pixels a unit from (x, y), the origin's pixel.
 */
export class Camera {
  /** The directions right, up and towards the eye. */
  readonly axes: [right: Vector, up: Vector, towards: Vector];

  constructor(
    readonly azimuth: number,
    readonly elevation: number,
    readonly zoom = 1,
    readonly x = 0,
    readonly y = 0,
  ) {
    const [a, e] = [(azimuth * Math.PI) / 180, (elevation * Math.PI) / 180];
    const [sinA, cosA, sinE, cosE] = [Math.sin(a), Math.cos(a), Math.sin(e), Math.cos(e)];
    this.axes = [
      [-sinA, cosA, 0],
      [-sinE * cosA, -sinE * sinA, cosE],
      [cosE * cosA, cosE * sinA, sinE],
    ];
  }

  /** Pixels and depth of a point; the depth is linear on the screen and grows away. */
  project(x: number, y: number, z: number): Vector {
    const [right, up, towards] = this.axes;
    const shrink = DISTANCE / (DISTANCE - (towards[0] * x + towards[1] * y + towards[2] * z));
    const across = (right[0] * x + right[1] * y) * shrink;
    const above = (up[0] * x + up[1] * y + up[2] * z) * shrink;
    return [this.x + this.zoom * across, this.y - this.zoom * above, -shrink];
  }

  /** The point under a pixel that lies `towards` nearer to the eye than the origin. */
  under(x: number, y: number, towards: number): Vector {
    const grown = (DISTANCE - towards) / DISTANCE / this.zoom;
    const parts = [(x - this.x) * grown, (this.y - y) * grown, towards];
    return [0, 1, 2].map((k) =>
      this.axes.reduce((sum, axis, part) => sum + parts[part] * axis[k], 0),
    ) as Vector;
  }

  /** The camera that shows points (n × 3) in the box as large as it can from every azimuth. */
  fitted(points: Float32Array, box: Box, azimuths: number[]): Camera {
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const azimuth of azimuths) {
      const [across, up, towards] = new Camera(azimuth, this.elevation).axes;
      for (let k = 0; k < points.length; k += 3) {
        const [x, y, z] = [points[k], points[k + 1], points[k + 2]];
        const near = towards[0] * x + towards[1] * y + towards[2] * z;
        const shrink = DISTANCE / (DISTANCE - near);
        const column = (across[0] * x + across[1] * y) * shrink;
        const row = -(up[0] * x + up[1] * y + up[2] * z) * shrink;
        left = Math.min(left, column);
        right = Math.max(right, column);
        top = Math.min(top, row);
        bottom = Math.max(bottom, row);
      }
    }
    const zoom = Math.min(box.width / (right - left), box.height / (bottom - top));
    const x = box.left + box.width / 2 - (zoom * (left + right)) / 2;
    const y = box.top + box.height / 2 - (zoom * (top + bottom)) / 2;
    return new Camera(this.azimuth, this.elevation, zoom, x, y);
  }

  /** The same view, magnified about a pixel. */
  magnified(times: number, x: number, y: number): Camera {
    const [left, top] = [x + times * (this.x - x), y + times * (this.y - y)];
    return new Camera(this.azimuth, this.elevation, times * this.zoom, left, top);
  }

  /** The same view on a screen of so many pixels a pixel. */
  denser(density: number): Camera {
    const { azimuth, elevation, zoom, x, y } = this;
    return new Camera(azimuth, elevation, zoom * density, x * density, y * density);
  }
}
