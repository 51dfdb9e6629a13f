import type { Message } from "./doc.ts";

/** Where an array lies in the packet's blob. */
type Place = { at: number; type: keyof typeof KINDS; shape: number[] };

const KINDS = {
  f4: Float32Array,
  f8: Float64Array,
  u1: Uint8Array,
  i1: Int8Array,
  i4: Int32Array,
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

function array(packet: ArrayBuffer, blob: number, { at, type, shape }: Place) {
  const count = shape.reduce((product, side) => product * side, 1);
  return new KINDS[type](packet, blob + at, count);
}

/** The packet of a page's `<script id="scene">`: base64 of zlib's deflate. */
export async function inflated(text: string): Promise<ArrayBuffer> {
  const bytes = Uint8Array.from(atob(text.trim()), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).arrayBuffer();
}
