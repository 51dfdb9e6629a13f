/**
 * Three significant digits, true minus signs, thin spaces: 0.123, −1.50, 145, 24 500, 3.1e−7.
 *
 * What is within 1e−12 of nothing is written as 0.
 */
export function significant(value: number): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value)) return "–";
  return written(value, size).replaceAll("-", "−");
}

function written(value: number, size: number): string {
  if (size < 1e-12) return "0";
  if (size >= 0.001 && size < 0.9995) return value.toFixed(3);
  if (size >= 0.9995 && size < 999.5) {
    return value.toFixed(2 - Math.floor(Math.log10(size * 1.0005)));
  }
  if (size >= 999.5 && size < 99_950) {
    return Number(value.toPrecision(3)).toFixed(0).replace(/\B(?=(\d{3})+$)/, "\u2009");
  }
  return value.toExponential(1).replace("e+", "e");
}

/** The number that `significant` writes; infinity where there is none. */
export function asRead(value: number): number {
  if (!Number.isFinite(value)) return Infinity;
  return Number(significant(value).replaceAll("−", "-").replace("\u2009", ""));
}
