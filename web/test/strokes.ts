import type { Stroke } from "../src/doc.ts";

/** A stroke through corners of the plane, a step from each to the next in so many pieces. */
export function strokeThrough(corners: [number, number][], pieces = 20): Stroke {
  const plane: number[] = [];
  const steps: number[] = [];
  corners.forEach(([x, y], corner) => {
    const [fromX, fromY] = corners[corner - 1] ?? [x, y];
    for (let piece = corner ? 1 : pieces; piece <= pieces; piece++) {
      const share = piece / pieces;
      plane.push(fromX + share * (x - fromX), fromY + share * (y - fromY));
      steps.push(Math.max(0, corner - 1 + share * (corner ? 1 : 0)));
    }
  });
  const count = steps.length;
  const places = plane.flatMap((one, k) => (k % 2 ? [one, 0] : [one]));
  return {
    places: new Float32Array(places),
    steps: new Float32Array(steps),
    joined: new Uint8Array(count).fill(1, 1),
    plane: new Float32Array(plane),
    normals: new Int8Array(3 * count),
  };
}
