import assert from "node:assert/strict";
import { test } from "node:test";
import { fit } from "../src/contour/fit.ts";
import type { Doc } from "../src/doc.ts";
import { boxIn, scaleOf, strokeScale } from "../src/measure.ts";

const docOver = (x: [number, number], y: [number, number], toScale = true) =>
  ({
    domain: [x, y],
    theme: { tick_size: 16, smallest_size: 14 },
    contour: { toScale },
  }) as unknown as Doc;

test("a plot lies where the film's does", () => {
  const panel = { left: 48, top: 106, right: 330.2, bottom: 60.3 };
  const { box, scale } = boxIn({ width: 1280, height: 720 }, { insets: panel });
  assert.equal(scale, 1);
  const square = fit(docOver([-1, 1], [-1, 1]), box, scale);
  assert.deepEqual(square, { left: 292, top: 118, width: 483, height: 483 });
});

test("long numbers have room beside the plot", () => {
  const box = { left: 0, top: 0, width: 900, height: 600 };
  const plain = fit(docOver([-1, 1], [-1, 1], false), box, 1);
  const far = fit(docOver([999_999, 1_000_001], [-1e-3, 1e-3], false), box, 1);
  assert.ok(far.left - 13 > 7 * 0.6 * 16);
  assert.ok(far.left > plain.left);
  assert.ok(far.left + far.width + (7 * 0.6 * 16) / 2 < 900 + 18);
});

test("x and y have one scale but in a strip", () => {
  const box = { left: 0, top: 0, width: 900, height: 600 };
  const wide = fit(docOver([0, 4], [0, 2]), box, 1);
  assert.ok(Math.abs(wide.width / wide.height - 2) < 0.01);
  const strip = fit(docOver([0, 40], [0, 2], false), box, 1);
  assert.ok(strip.width / strip.height < 3);
});

test("a pane is scaled as a film of its size", () => {
  assert.equal(scaleOf(1280, 720), 1);
  assert.equal(scaleOf(1280, 800), 1);
  assert.equal(scaleOf(640, 360), 0.5);
  assert.equal(scaleOf(400, 500), 0.5);
  assert.ok(strokeScale(0.5) > 0.5 && strokeScale(2) === 2);
  assert.equal(boxIn({ width: 640, height: 360 }, { scale: () => 0.7 }).scale, 0.7);
});
