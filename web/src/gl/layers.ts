import type { Rgb } from "../colour.ts";
import type { Box } from "../measure.ts";
import { joined } from "../places.ts";
import { Program } from "./program.ts";

/** Strokes blended in one pass: two to a texture's four channels. */
export const BATCH = 8;

const VERTEX = `
void main() {
  gl_Position = vec4(vec2(gl_VertexID & 1, gl_VertexID >> 1) * 4.0 - 1.0, 0.0, 1.0);
}
`;

const FRAGMENT = `
uniform highp sampler2DArray layers;
uniform int count;
uniform vec3 casing, colours[${BATCH}];
uniform float strengths[${BATCH}];
out vec4 shown;
void over(vec2 shares, vec3 colour, float strength) {
  shares *= strength;
  vec3 own = casing * max(shares.x - shares.y, 0.0) + colour * shares.y;
  shown = shown * (1.0 - shares.x) + vec4(own, shares.x);
}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  shown = vec4(0.0);
  for (int k = 0; k < count; k += 2) {
    vec4 shares = texelFetch(layers, ivec3(at, k / 2), 0);
    if (shares.x + shares.z == 0.0) continue;
    over(shares.xy, colours[k], strengths[k]);
    over(shares.zw, colours[k + 1], strengths[k + 1]);
  }
  if (shown.a == 0.0) discard;
}
`;

/** A stroke's colour, how strong it is, the pixels that hold it, and how its shares are drawn. */
export type Layer = { colour: Rgb; strength: number; box: Box | null; draw: () => void };

/**
 * Blends strokes over a picture, each once: a pixel's share of a stroke is the largest that any
 * segment gives it, so that a path does not darken where it doubles back.
 */
export class Layers {
  readonly #program: Program;
  readonly #texture: WebGLTexture;
  #buffers: WebGLFramebuffer[] = [];
  #width = 0;
  #height = 0;

  constructor(readonly gl: WebGL2RenderingContext) {
    this.#program = new Program(gl, VERTEX, FRAGMENT);
    this.#texture = gl.createTexture();
  }

  /** Blends strokes in their order; `begin` and `end` frame their drawing. */
  blend(
    layers: Layer[],
    casing: Rgb,
    [width, height]: [number, number],
    frame: { begin: () => void; end: () => void },
    onto: WebGLFramebuffer | null = null,
  ): void {
    const { gl } = this;
    const seen = layers.filter(({ box }) => box);
    this.#resize(width, height, Math.ceil(Math.min(seen.length, BATCH) / 2));
    gl.enable(gl.SCISSOR_TEST);
    for (let first = 0; first < seen.length; first += BATCH) {
      const batch = seen.slice(first, first + BATCH);
      const { left, top, width: across, height: down } = batch.reduce(
        (all: Box | null, { box }) => joined(all, box),
        null,
      )!;
      const [column, row] = [Math.floor(left), Math.floor(height - top - down)];
      gl.scissor(column, row, Math.ceil(across) + 1, Math.ceil(down) + 1);
      gl.viewport(0, 0, width, height);
      this.#share(batch, frame);
      gl.bindFramebuffer(gl.FRAMEBUFFER, onto);
      gl.activeTexture(gl.TEXTURE1);
      gl.bindTexture(gl.TEXTURE_2D_ARRAY, this.#texture);
      gl.activeTexture(gl.TEXTURE0);
      const colours = Array.from({ length: BATCH }, (_, k) => batch[k]?.colour ?? [0, 0, 0]).flat();
      const strengths = Array.from({ length: BATCH }, (_, k) => batch[k]?.strength ?? 0);
      this.#program.use({ layers: 1, count: batch.length, casing, strengths, colours });
      gl.enable(gl.BLEND);
      gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
      gl.drawArrays(gl.TRIANGLES, 0, 3);
      gl.disable(gl.BLEND);
    }
    gl.disable(gl.SCISSOR_TEST);
  }

  #share(batch: Layer[], frame: { begin: () => void; end: () => void }): void {
    const { gl } = this;
    gl.clearColor(0, 0, 0, 0);
    frame.begin();
    batch.forEach(({ draw }, k) => {
      const second = k % 2 === 1;
      if (!second) {
        gl.bindFramebuffer(gl.FRAMEBUFFER, this.#buffers[k >> 1]);
        gl.colorMask(true, true, true, true);
        gl.clear(gl.COLOR_BUFFER_BIT);
      }
      gl.colorMask(!second, !second, second, second);
      draw();
    });
    gl.colorMask(true, true, true, true);
    frame.end();
  }

  #resize(width: number, height: number, count: number): void {
    const { gl } = this;
    const least = this.#buffers.length;
    if (width === this.#width && height === this.#height && count <= least) return;
    [this.#width, this.#height] = [width, height];
    gl.activeTexture(gl.TEXTURE1);
    gl.bindTexture(gl.TEXTURE_2D_ARRAY, this.#texture);
    const kind = gl.TEXTURE_2D_ARRAY;
    gl.texImage3D(kind, 0, gl.RGBA8, width, height, count, 0, gl.RGBA, gl.UNSIGNED_BYTE, null);
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
      gl.texParameteri(kind, filter, gl.NEAREST);
    }
    for (const buffer of this.#buffers) gl.deleteFramebuffer(buffer);
    this.#buffers = Array.from({ length: count }, (_, layer) => {
      const buffer = gl.createFramebuffer();
      gl.bindFramebuffer(gl.FRAMEBUFFER, buffer);
      gl.framebufferTextureLayer(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, this.#texture, 0, layer);
      return buffer;
    });
    gl.activeTexture(gl.TEXTURE0);
  }
}
