import type { Doc } from "../doc.ts";
import { significant } from "../lineup/number.ts";
import { made } from "./parts.ts";

/** Writes how every walker ended as a table. */
export function tabulate(table: HTMLTableElement, doc: Doc): void {
  const several = doc.starts.length > 2;
  const heads = ["Optimizer", "Hyperparameters", "Start", "Outcome", "Final f", "Steps"];
  const kept = heads.filter((head) => several || head !== "Start");
  const rows = doc.walkers.map((walker) => {
    const { hyperparameters, sentence, stopped, values, start } = walker;
    const label = [walker.label, doc.variants[walker.variant]].filter(Boolean).join(", ");
    const [x, y] = doc.starts.subarray(2 * start, 2 * start + 2);
    const last = stopped ?? doc.steps;
    const cells = [
      hyperparameters || "none",
      ...(several ? [`(${significant(x)}, ${significant(y)})`] : []),
      sentence,
      significant(values[last]),
      String(last),
    ];
    return made("tr", {}, head(label, "row"), ...cells.map((cell) => made("td", {}, cell)));
  });
  table.replaceChildren(
    made("caption", {}, `${doc.title}: how each walk ended`),
    made("thead", {}, made("tr", {}, ...kept.map((one) => head(one, "col")))),
    made("tbody", {}, ...rows),
  );
}

function head(text: string, scope: "row" | "col"): HTMLElement {
  return made("th", { scope }, text);
}
