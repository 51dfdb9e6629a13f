import assert from "node:assert/strict";
import { test } from "node:test";
import { updated, type Update } from "../src/doc.ts";
import { expanded } from "../src/expand.ts";
import { fanOf, type RawFan } from "../src/fan.ts";
import { Terrain } from "../src/terrain.ts";
import { rawOf, sceneOf, WALKS } from "./scene.ts";

const DOC = sceneOf(WALKS.slice(0, 1));

/** Corners in shares of the domain with the steps at which they are reached, a row for each run. */
function rawFan(...runs: [x: number, y: number, step: number][][]): RawFan {
  const all = runs.flat();
  return {
    strength: 0.2,
    begins: Uint32Array.from(runs, (_, k) => runs.slice(0, k).flat().length),
    places: Uint16Array.from(all.flatMap(([x, y]) => [4095 * x, 4095 * y])),
    steps: Uint32Array.from(all, ([, , step]) => 256 * step),
    joined: Uint8Array.from(runs.flatMap((run) => run.map((_, k) => (k ? 1 : 0)))),
  };
}

test("runs lie on the ground that is drawn, in pieces as short as a film's", () => {
  const { stroke } = fanOf(rawFan([[0.1, 0.2, 0], [0.9, 0.8, 1]]), DOC);
  const terrain = new Terrain(DOC);
  assert.equal(stroke.steps.length, 1 + Math.ceil(Math.hypot(0.8, 0.6) / Math.SQRT2 / 0.008));
  for (let k = 0; k < stroke.steps.length; k++) {
    const [x, y, z] = stroke.places.subarray(3 * k, 3 * k + 3);
    assert.ok(Math.abs(z - terrain.z(x, y)) < 1e-5);
    assert.ok(Math.abs((x + 1) / 2 - (0.1 + 0.8 * stroke.steps[k])) < 2e-4);
  }
});

test("no run leads to the next, and each knows its first point", () => {
  const { begins, stroke } = fanOf(
    rawFan([[0.1, 0.1, 0], [0.1, 0.1004, 1]], [], [[0.1, 0.1, 0], [0.5, 0.1, 1]]),
    DOC,
  );
  assert.deepEqual([...begins], [0, 2, 2]);
  assert.deepEqual([...stroke.joined.subarray(0, 4)], [0, 1, 0, 1]);
  assert.equal(stroke.steps[2], 0);
});

test("a run that stood moves on in its last step alone", () => {
  const { stroke } = fanOf(rawFan([[0.1, 0.1, 0], [0.1, 0.101, 9]]), DOC);
  assert.deepEqual([...stroke.steps], [0, 8, 9]);
  assert.equal(stroke.places[4], stroke.places[1]);
});

test("an update brings the runs of who walked anew, and another flow", () => {
  const raw = rawOf(WALKS.slice(0, 2));
  const walkers = raw.walkers.map((one) => ({ ...one, fan: rawFan([[0, 0, 0], [1, 0, 1]]) }));
  const flows = [{ places: Uint16Array.from([0, 0, 0, 65535, 0, 0]) }];
  const doc = expanded({ ...raw, walkers, flows } as unknown as typeof DOC) as typeof DOC;
  const change = { index: 1, fan: rawFan([[0, 0, 0], [0, 1, 1]]) };
  const told = { kind: "update", serial: 1, walkers: [change], flows: [] } as unknown as Update;
  const after = updated(doc, expanded(told, doc) as Update);
  assert.equal(after.walkers[0].fan, doc.walkers[0].fan);
  assert.equal(after.walkers[1].fan!.stroke.places.at(-2), 1);
  assert.deepEqual([doc.flows[0].steps.length, after.flows.length], [2, 0]);
});
