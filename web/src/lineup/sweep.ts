import type { Doc } from "../doc.ts";

/** The document with the walkers of one value of the scene's sweep; itself where there is none. */
export function seenOf(doc: Doc, variant: number): Doc {
  if (doc.variants.length < 2) return doc;
  return { ...doc, walkers: doc.walkers.filter((one) => one.variant === variant) };
}
