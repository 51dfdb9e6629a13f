/** The order with each row moved up past those whose values are larger; equal ones stay. */
export function settled(order: number[], values: number[]): number[] {
  const rows: number[] = [];
  for (const row of order) {
    let place = rows.length;
    while (place > 0 && values[rows[place - 1]] > values[row]) place--;
    rows.splice(place, 0, row);
  }
  return rows;
}

/** Places shared by who reads alike: 1, 2, 2, 4. */
export function ranks(values: number[]): number[] {
  return values.map((value) => 1 + values.filter((other) => other < value).length);
}

/**
 * Who is singled out after a name was chosen: it alone, or nobody if it was alone; with `more` it
 * joins or leaves the others.
 */
export function chosen(before: ReadonlySet<number>, name: number, more: boolean): Set<number> {
  if (more) {
    const after = new Set(before);
    if (!after.delete(name)) after.add(name);
    return after;
  }
  return before.size === 1 && before.has(name) ? new Set() : new Set([name]);
}
