export type Rgb = [red: number, green: number, blue: number];

/** Red, green and blue of #rrggbb, 0 to 1. */
export function rgb(colour: string): Rgb {
  const number = parseInt(colour.slice(1), 16);
  return [(number >> 16) / 255, ((number >> 8) & 255) / 255, (number & 255) / 255];
}
