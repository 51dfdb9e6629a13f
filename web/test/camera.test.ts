import assert from "node:assert/strict";
import { test } from "node:test";
import { Camera } from "../src/camera.ts";

/** Nothing but rounding between two rows of numbers. */
function near(found: ArrayLike<number>, told: number[], within = 1e-4): void {
  assert.equal(found.length, told.length);
  told.forEach((one, k) => assert.ok(Math.abs(found[k] - one) < within, `${found[k]}, not ${one}`));
}

const CORNERS = new Float32Array([
  [-1, -1, -0.5],
  [1, -1, 0.25],
  [1, 1, -0.5],
  [-1, 1, 0.5],
  [0, 0, 0.4],
].flat());
const BOX = { left: 50, top: 100, width: 800, height: 500 };

test("a point is where the film's camera has it", () => {
  const camera = new Camera(120, 37, 215.3, 512.2, 277.7);
  near(camera.project(0.5, -0.25, 0.3), [447.78774241, 168.88516822, -0.97130554]);
  near(camera.project(-1, 1, -0.6), [600.97339312, 593.30289875, -1.12649057]);
  near(camera.project(0, 0, 0), [512.2, 277.7, -1]);
});

test("a block is fitted as the film fits it, from one side and from several", () => {
  const one = new Camera(30, 34).fitted(CORNERS, BOX, [30]);
  near([one.zoom, one.x, one.y], [253.38292132, 463.29795318, 256.32046276]);
  const three = new Camera(30, 34).fitted(CORNERS, BOX, [30, 75, 120]);
  near([three.zoom, three.x, three.y], [227.39339617, 456.03056825, 291.57172567]);
});

test("what lies under a point's pixel at its nearness is the point", () => {
  const camera = new Camera(205, 34, 180, 400, 300);
  const point = [0.3, -0.8, 0.2];
  const [x, y, depth] = camera.project(point[0], point[1], point[2]);
  near(camera.under(x, y, 6.5 * (1 + 1 / depth)), point);
});

test("a magnified view keeps the pixel about which it grows", () => {
  const camera = new Camera(20, 40, 200, 420, 310);
  const [x, y] = camera.project(0.4, 0.1, -0.2);
  near(camera.magnified(3, x, y).project(0.4, 0.1, -0.2).slice(0, 2), [x, y]);
  assert.equal(camera.magnified(3, x, y).zoom, 600);
});
