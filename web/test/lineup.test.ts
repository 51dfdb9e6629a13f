import assert from "node:assert/strict";
import { test } from "node:test";
import { asRead, significant } from "../src/lineup/number.ts";
import { chosen, ranks, settled } from "../src/lineup/order.ts";
import { runnersOf, standingOf } from "../src/lineup/standing.ts";
import { seenOf } from "../src/lineup/sweep.ts";
import { sceneOf, WALKS } from "./scene.ts";

test("numbers have three significant digits and true minus signs, as in the film", () => {
  const told = [0.1234, -1.5, 145.2, 24_500, 3.14e-7, -3.14e-7, 0, 1e-13, 0.9996, 999.6, 1e6];
  assert.deepEqual(told.map(significant), [
    ...["0.123", "−1.50", "145", "24\u2009500", "3.1e−7", "−3.1e−7", "0", "0", "1.00"],
    ...["1\u2009000", "1.0e6"],
  ]);
  assert.equal(significant(NaN), "–");
});

test("a number is read as it is written", () => {
  for (const value of [0.1234, -1.5, 24_512, 3.14e-7]) {
    assert.ok(Math.abs(asRead(value) - value) <= Math.abs(value) * 0.05);
  }
  assert.equal(asRead(24_512), 24_500);
  assert.equal(asRead(Infinity), Infinity);
});

test("rows move up past larger ones only", () => {
  assert.deepEqual(settled([0, 1, 2], [3, 2, 1]), [2, 1, 0]);
  assert.deepEqual(settled([2, 0, 1], [1, 1, 1]), [2, 0, 1]);
  assert.deepEqual(ranks([3, 1, 1, Infinity]), [3, 1, 1, 4]);
});

test("a name stands out alone, then all are back; with more, several stand out", () => {
  assert.deepEqual([...chosen(new Set(), 2, false)], [2]);
  assert.deepEqual([...chosen(new Set([2]), 2, false)], []);
  assert.deepEqual([...chosen(new Set([2]), 1, false)], [1]);
  assert.deepEqual([...chosen(new Set([2]), 1, true)], [2, 1]);
  assert.deepEqual([...chosen(new Set([2, 1]), 1, true)], [2]);
});

test("who diverges has no value from the step after its last finite one on", () => {
  const doc = sceneOf([{ ...WALKS[1], rate: 0.2 }]);
  const [runner] = runnersOf(doc);
  const { stopped } = doc.walkers[0];
  assert.ok(stopped !== null && stopped < 20);
  assert.notEqual(standingOf(doc, runner, stopped).outcome, "diverged");
  const after = standingOf(doc, runner, stopped + 1);
  assert.deepEqual(after, {
    ...{ value: Infinity, outcome: "diverged", since: stopped + 1, climbed: null },
  });
});

test("who left keeps the value with which it was last inside", () => {
  const doc = sceneOf([{ ...WALKS[1], rate: 0.2 }]);
  const [runner] = runnersOf(doc);
  assert.deepEqual(standingOf(doc, runner, 1), {
    value: doc.walkers[0].values[0],
    outcome: "left",
    since: null,
    climbed: doc.walkers[0].values[1],
  });
});

test("who leaves downhill has not climbed", () => {
  const doc = sceneOf([{ ...WALKS[1], rate: 0.2 }]);
  doc.walkers[0].values.fill(-5);
  assert.equal(standingOf(doc, runnersOf(doc)[0], 1).climbed, null);
});

test("walkers of one optimizer are one row with the median", () => {
  const doc = sceneOf(WALKS.slice(0, 3));
  doc.walkers.forEach((walker, start) => Object.assign(walker, { optimizer: 0, start }));
  const runners = runnersOf(doc);
  assert.deepEqual(runners.map((one) => one.walkers), [[0, 1, 2]]);
  const values = doc.walkers.map((one) => one.values[5]).sort((a, b) => a - b);
  assert.equal(standingOf(doc, runners[0], 5).value, values[1]);
});

test("of a sweep those with one of its values are seen", () => {
  const doc = sceneOf(WALKS.slice(0, 2));
  doc.variants = ["β = 0.5", "β = 0.9"];
  doc.walkers.forEach((walker, variant) => Object.assign(walker, { variant }));
  assert.deepEqual(seenOf(doc, 1).walkers, [doc.walkers[1]]);
  const plain = sceneOf(WALKS.slice(0, 2));
  assert.equal(seenOf(plain, 0), plain);
});
