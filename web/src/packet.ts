import type { Message } from "./doc.ts";

/** Where an array lies in the packet's blob. */
type Place = { at: number; type: keyof typeof KINDS; shape: number[]; axes?: number[] };

const KINDS = {
  f4: Float32Array,
  f8: Float64Array,
  u1: Uint8Array,
  i1: Int8Array,
  u2: Uint16Array,
  u4: Uint32Array,
};

/**
 * The message of a packet, its arrays views of the packet's own bytes.
 *
 * Throws RangeError where the header or an array reaches beyond the packet.
 */
export function unpacked(packet: ArrayBuffer): Message {
  const length = packet.byteLength < 4 ? NaN : new DataView(packet).getUint32(0, true);
  const blob = 4 + length;
  if (!(blob <= packet.byteLength)) throw new RangeError("the packet's header is cut off");
  const header = new TextDecoder().decode(new Uint8Array(packet, 4, length));
  return JSON.parse(header, (_, value: unknown) =>
    isPlace(value) ? array(packet, blob, value) : value,
  ) as Message;
}

function isPlace(value: unknown): value is Place {
  const place = value as Place | null;
  return typeof place === "object" && place !== null && "at" in place && place.type in KINDS;
}

function array(packet: ArrayBuffer, blob: number, { at, type, shape, axes }: Place) {
  const count = shape.reduce((product, side) => product * side, 1);
  if (!axes) return new KINDS[type](packet, blob + at, count);
  const found = joined(new Uint8Array(packet, blob + at, count * KINDS[type].BYTES_PER_ELEMENT), KINDS[type]);
  for (const axis of [...axes].reverse()) sumUp(found, shape, axis);
  return found;
}

/** The numbers whose lowest bytes are told first, then the next. */
function joined(bytes: Uint8Array, Kind: (typeof KINDS)[keyof typeof KINDS]) {
  const size = Kind.BYTES_PER_ELEMENT;
  const count = bytes.length / size;
  const found = new Kind(count);
  const own = new Uint8Array(found.buffer);
  for (let byte = 0; byte < size; byte++) {
    for (let k = 0; k < count; k++) own[k * size + byte] = bytes[byte * count + k] ?? 0;
  }
  return found;
}

/** Differences along an axis become what they are differences of; whole numbers go round. */
function sumUp(numbers: { [k: number]: number; length: number }, shape: number[], axis: number): void {
  const apart = shape.slice(axis + 1).reduce((product, side) => product * side, 1);
  const block = apart * (shape[axis] ?? 1);
  for (let k = 0; k < numbers.length; k++) {
    if (k % block >= apart) numbers[k] = (numbers[k] ?? 0) + (numbers[k - apart] ?? 0);
  }
}

/** The packet of a page's `<script id="scene">`: base64 of zlib's deflate. */
export async function inflated(text: string): Promise<ArrayBuffer> {
  const bytes = Uint8Array.from(atob(text.trim()), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).arrayBuffer();
}
