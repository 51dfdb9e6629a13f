import assert from "node:assert/strict";
import { test } from "node:test";
import { Camera } from "../src/camera.ts";
import type { Doc } from "../src/doc.ts";
import { awayFrom, Outlooks } from "../src/landscape/outlook.ts";
import { sags, strideFor } from "../src/landscape/mesh.ts";
import { Terrain } from "../src/terrain.ts";

/** A block over [0, 10] × [-1, 1], twice as long as wide; its height is told of shares 0 to 1. */
function block(height: (u: number, v: number) => number, cells = 40): Doc {
  const shares = Array.from({ length: (cells + 1) ** 2 }, (_, k) =>
    height((k % (cells + 1)) / cells, Math.floor(k / (cells + 1)) / cells),
  );
  return {
    domain: [[0, 10], [-1, 1]],
    theme: { tick_size: 16, smallest_size: 14 },
    ground: { cells, heights: new Float32Array(shares), normals: new Int8Array(3 * shares.length) },
    landscape: { azimuth: 30, elevation: 34, turn: 0, rise: 0.8, sides: [1, 0.5], floor: -0.53 },
  } as unknown as Doc;
}

const HILL = block((u, v) => Math.sin(Math.PI * u) * Math.sin(Math.PI * v));
const STATE = { step: 0, zoom: 1, faded: new Set<number>(), pointed: null };

test("heights between the grid's are linear", () => {
  const terrain = new Terrain(block((u, v) => (u + v) / 2));
  assert.ok(Math.abs(terrain.z(0.123, -0.21) - 0.8 * ((0.5615 + 0.29) / 2 - 0.5)) < 1e-6);
});

test("the point under the pixel of a place in sight is the place", () => {
  const terrain = new Terrain(HILL);
  for (const azimuth of [20, 130, 250]) {
    const camera = new Camera(azimuth, 50, 200, 400, 300);
    const [x, y] = terrain.placed([4, 0.2]);
    const [column, row] = camera.project(x, y, terrain.z(x, y));
    const found = terrain.under(camera, column, row)!;
    assert.ok(Math.hypot(found[0] - 4, found[1] - 0.2) < 1e-3, `${found} from ${azimuth}`);
  }
});

test("a hill hides what lies behind it", () => {
  const terrain = new Terrain(HILL);
  const camera = new Camera(0, 10, 200, 400, 300);
  const [x, y] = terrain.placed([1, 0]);
  const [column, row] = camera.project(x, y, terrain.z(x, y));
  assert.ok(terrain.under(camera, column, row)![0] > 5);
});

test("beside the block and on its walls there is no ground", () => {
  const terrain = new Terrain(HILL);
  const camera = new Camera(0, 20, 200, 400, 300);
  assert.equal(terrain.under(camera, 0, 0), null);
  const [column, row] = camera.project(1, 0, -0.5);
  assert.equal(terrain.under(camera, column, row), null);
});

test("the film's cameras are no way away, and all others in time wholly", () => {
  assert.equal(awayFrom(HILL, 30, 34), 0);
  assert.equal(awayFrom(HILL, 390, 34), 0);
  assert.equal(awayFrom(HILL, 210, 34), 1);
  const some = awayFrom(HILL, 40, 34);
  assert.ok(some > 0 && some < 1);
  const turning = { ...HILL, landscape: { ...HILL.landscape, turn: 90 } };
  assert.equal(awayFrom(turning, 75, 34), 0);
  assert.ok(awayFrom(turning, 135, 34) > 0);
});

test("turned by hand a block keeps its size and stays in its box", () => {
  const terrain = new Terrain(HILL);
  const box = { left: 0, top: 0, width: 900, height: 600 };
  const outlooks = new Outlooks(HILL, terrain.bounds(), box, 1);
  const zooms = [100, 140, 200, 300].map((azimuth) => {
    const { camera } = outlooks.of({ ...STATE, azimuth, elevation: 34 });
    const bounds = terrain.bounds();
    for (let k = 0; k < bounds.length; k += 3) {
      const [x, y] = camera.project(bounds[k], bounds[k + 1], bounds[k + 2]);
      assert.ok(x > 0 && x < 900 && y > -1 && y < 600);
    }
    return camera.zoom;
  });
  assert.ok(zooms.every((zoom) => Math.abs(zoom - zooms[0]) < 1e-9));
});

test("a mesh is coarser only where nobody sees it", () => {
  const gentle = sags(block((u, v) => (u + v) / 2));
  assert.equal(strideFor(gentle, 200), 4);
  const rough = sags(block((u) => Math.abs((u * 40) % 2 - 1)));
  assert.equal(strideFor(rough, 200), 1);
  const folded = sags(block((u) => Math.abs((u * 20) % 2 - 1)));
  assert.equal(strideFor(folded, 200), 2);
  assert.ok(strideFor(sags(HILL), 100) < strideFor(sags(HILL), 100, true));
  assert.ok(strideFor(sags(HILL), 2000) < strideFor(sags(HILL), 2));
});
