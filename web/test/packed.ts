const TYPES: [new (...of: never[]) => ArrayBufferView, string][] = [
  [Float64Array, "f8"],
  [Float32Array, "f4"],
  [Uint8Array, "u1"],
  [Int8Array, "i1"],
  [Uint16Array, "u2"],
  [Uint32Array, "u4"],
];

/** A packet of a message, as the Python side makes it. */
export function packed(message: object): ArrayBuffer {
  const arrays: Uint8Array[] = [];
  let at = 0;
  const header = JSON.stringify(message, (_, value: unknown) => {
    if (!ArrayBuffer.isView(value)) return value;
    const type = TYPES.find(([kind]) => value instanceof kind)![1];
    const place = { at, type, shape: [value.byteLength / Number(type[1])] };
    const bytes = new Uint8Array(8 * Math.ceil(value.byteLength / 8));
    bytes.set(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    arrays.push(bytes);
    at += bytes.length;
    return place;
  });
  const words = new TextEncoder().encode(header);
  const length = words.length + ((-(words.length + 4) % 8) + 8) % 8;
  const packet = new Uint8Array(4 + length + at).fill(32);
  new DataView(packet.buffer).setUint32(0, length, true);
  packet.set(words, 4);
  let end = 4 + length;
  for (const bytes of arrays) packet.set(bytes, end), (end += bytes.length);
  return packet.buffer;
}
