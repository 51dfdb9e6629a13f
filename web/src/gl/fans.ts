import type { Rgb } from "../colour.ts";
import type { Fan } from "../doc.ts";
import { reached } from "../walk.ts";
import { DEPTHS, VISIBLE } from "./depths.ts";
import { Program } from "./program.ts";
import { placing } from "./strokes.ts";

/** Floats of a point: place, step; normal, joined. */
const FLOATS = 8;

/** Points in a row of the texture that holds them, as a power of two: of 2 texels each. */
const ROW = 9;

/** The shares of a pixel that are drawn one after the other, the largest first. */
const BANDS = 4;

const vertex = (flat: boolean) => `
uniform highp sampler2D points;
uniform float step, reach, rank;
uniform int first;
flat out vec4 ends;
flat out vec2 deep;
${placing(flat)}
vec4 told(int point, int part) {
  return texelFetch(points, ivec2((point & ${(1 << ROW) - 1}) * 2 + part, point >> ${ROW}), 0);
}
void main() {
  int from = first + gl_VertexID / 6, to = from + 1;
  vec4 fromPlace = told(from, 0), toPlace = told(to, 0);
  vec4 fromNormal = told(from, 1), toNormal = told(to, 1);
  float share = clamp((step - fromPlace.w) / max(toPlace.w - fromPlace.w, 1e-9), 0.0, 1.0);
  vec3 a = placed(fromPlace.xyz, fromNormal.xyz);
  vec3 b = placed(mix(fromPlace.xyz, toPlace.xyz, share), mix(fromNormal.xyz, toNormal.xyz, share));
  vec2 way = b.xy - a.xy;
  float span = length(way);
  way = span > 0.0 ? way / span : vec2(1.0, 0.0);
  ends = vec4(a.xy, b.xy);
  deep = vec2(a.z, b.z);
  int corner = gl_VertexID % 6;
  float side = corner % 2 == 0 ? -1.0 : 1.0;
  vec2 at = corner > 1 && corner < 5 ? b.xy + way * reach : a.xy - way * reach;
  at += side * reach * vec2(-way.y, way.x);
  gl_Position = vec4((2.0 * at / size - 1.0) * vec2(1.0, -1.0), rank, 1.0);
  if (toNormal.w == 0.0) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}
`;

const fragment = (flat: boolean) => `
uniform vec2 size, band;
uniform float reach, hidden, strength;
uniform vec3 colour;
flat in vec4 ends;
flat in vec2 deep;
out vec4 shown;
${flat ? "" : VISIBLE}
void main() {
  vec2 at = vec2(gl_FragCoord.x, size.y - gl_FragCoord.y) - ends.xy;
  vec2 way = ends.zw - ends.xy;
  float square = dot(way, way);
  float t = square > 0.0 ? clamp(dot(at, way) / square, 0.0, 1.0) : 0.0;
  float share = min(reach - length(at - t * way), 1.0);
  if (share <= band.x || share > band.y) discard;
${flat ? "" : "share *= mix(hidden, 1.0, visible(mix(deep.x, deep.y, t)));"}
  shown = vec4(colour, 1.0) * (share * strength);
}
`;

/** A walker's runs, and how they are drawn. */
export type Thin = { fan: Fan; colour: Rgb; strength: number };

type Laid = { points: WebGLTexture; ends: number[] };

/**
 * Runs under noise, many and thin, blended over the canvas.
 *
 * Each covers a pixel once, however often it comes by: every run has a depth of its own before that
 * of the run drawn before it, and where it has been it is not drawn again. Its largest shares come
 * first, in bands, so that what is kept of a pixel is the largest but for part of a band.
 */
export class Fans {
  readonly #program: Program;
  readonly #picture: WebGLFramebuffer;
  readonly #colours: WebGLRenderbuffer;
  readonly #depths: WebGLRenderbuffer;
  #laid = new Map<Fan, Laid>();
  #size: [number, number] = [0, 0];
  #shown = "";

  /** `flat` ones lie in the plane, others on the block. */
  constructor(
    readonly gl: WebGL2RenderingContext,
    flat: boolean,
  ) {
    this.#program = new Program(gl, vertex(flat), fragment(flat));
    this.#picture = gl.createFramebuffer();
    this.#colours = gl.createRenderbuffer();
    this.#depths = gl.createRenderbuffer();
  }

  /** Draws the runs up to a step over the canvas; by the same `key` it shows the same again. */
  draw(
    runs: Thin[],
    step: number,
    pen: { width: number; hidden: number },
    placing: Record<string, number | readonly number[]>,
    [width, height]: [number, number],
    key: string,
  ): void {
    if (!this.#show(runs.map(({ fan }) => fan)) && this.#shown === key) {
      return this.#blit(this.#picture, null);
    }
    this.#shown = key;
    const { gl } = this;
    this.#resize(width, height);
    this.#blit(null, this.#picture);
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.#picture);
    gl.viewport(0, 0, width, height);
    gl.clear(gl.DEPTH_BUFFER_BIT);
    gl.enable(gl.DEPTH_TEST);
    gl.depthFunc(gl.LESS);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    this.#program.use({ ...placing, ...DEPTHS, step, hidden: pen.hidden, points: 0 });
    this.#program.use({ reach: pen.width / 2 + 0.5 });
    this.#all(runs, step);
    gl.disable(gl.BLEND);
    gl.disable(gl.DEPTH_TEST);
    this.#blit(this.#picture, null);
  }

  /** All first runs first, so that no walker's hide another's. */
  #all(runs: Thin[], step: number): void {
    const { gl } = this;
    const most = Math.max(...runs.map(({ fan }) => fan.begins.length));
    for (let run = 0; run < most; run++) {
      for (const [k, { fan, colour, strength }] of runs.entries()) {
        if (run >= fan.begins.length) continue;
        const { points, ends } = this.#laid.get(fan)!;
        const [first, end] = [fan.begins[run], ends[run]];
        const count = Math.min(reached(fan.stroke.steps.subarray(first, end), step), end - first - 1);
        if (count <= 0) continue;
        const rank = 1 - (2 * (run * runs.length + k + 1)) / (most * runs.length + 1);
        this.#program.use({ first, rank, colour, strength });
        gl.bindTexture(gl.TEXTURE_2D, points);
        for (let band = BANDS; band > 0; band--) {
          this.#program.use({ band: [(band - 1) / BANDS, band / BANDS] });
          gl.drawArrays(gl.TRIANGLES, 0, 6 * count);
        }
      }
    }
  }

  /** Uploads what is new and forgets what is no more; whether there was any. */
  #show(fans: Fan[]): boolean {
    const laid = new Map(fans.map((fan) => [fan, this.#laid.get(fan) ?? this.#upload(fan)]));
    const isSame = laid.size === this.#laid.size && fans.every((fan) => this.#laid.has(fan));
    for (const [fan, { points }] of this.#laid) if (!laid.has(fan)) this.gl.deleteTexture(points);
    this.#laid = laid;
    return !isSame;
  }

  #upload({ begins, stroke }: Fan): Laid {
    const { gl } = this;
    const { places, steps, joined, normals } = stroke;
    const rows = Math.max(1, Math.ceil(steps.length / (1 << ROW)));
    const told = new Float32Array((rows << ROW) * FLOATS);
    for (let k = 0; k < steps.length; k++) {
      const at = k * FLOATS;
      for (let axis = 0; axis < 3; axis++) {
        told[at + axis] = places[3 * k + axis];
        told[at + 4 + axis] = normals[3 * k + axis] / 127;
      }
      [told[at + 3], told[at + 7]] = [steps[k], joined[k]];
    }
    const points = gl.createTexture();
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, points);
    const width = 2 << ROW;
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA32F, width, rows, 0, gl.RGBA, gl.FLOAT, told);
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
      gl.texParameteri(gl.TEXTURE_2D, filter, gl.NEAREST);
    }
    return { points, ends: [...begins.subarray(1), steps.length] };
  }

  #blit(from: WebGLFramebuffer | null, to: WebGLFramebuffer | null): void {
    const { gl } = this;
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, from);
    gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, to);
    const all = [0, 0, ...this.#size] as const;
    gl.blitFramebuffer(...all, ...all, gl.COLOR_BUFFER_BIT, gl.NEAREST);
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  }

  #resize(width: number, height: number): void {
    if (this.#size.join() === [width, height].join()) return;
    const { gl } = this;
    this.#size = [width, height];
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.#picture);
    for (const [buffer, format, point] of [
      [this.#colours, gl.RGBA8, gl.COLOR_ATTACHMENT0],
      [this.#depths, gl.DEPTH_COMPONENT24, gl.DEPTH_ATTACHMENT],
    ] as const) {
      gl.bindRenderbuffer(gl.RENDERBUFFER, buffer);
      gl.renderbufferStorage(gl.RENDERBUFFER, format, width, height);
      gl.framebufferRenderbuffer(gl.FRAMEBUFFER, point, gl.RENDERBUFFER, buffer);
    }
  }
}
