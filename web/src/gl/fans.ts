import type { Rgb } from "../colour.ts";
import type { Fan } from "../doc.ts";
import { loosened } from "../loosened.ts";
import { unshared } from "../sharing.ts";
import { reached } from "../walk.ts";
import { DEPTHS, VISIBLE } from "./depths.ts";
import { Program } from "./program.ts";
import { isSoftware } from "./software.ts";
import { placing } from "./strokes.ts";

/** Floats of a point: place, step; normal, joined. */
const FLOATS = 8;

/** Points in a row of the texture that holds them, as a power of two: of 2 texels each. */
const ROW = 9;

/** The shares of a pixel that are drawn one after the other, the largest first. */
const BANDS = 2;

/** Pixels of the layout by which a run may move where points are left out. */
const MOVED = 0.15;

/** Where a processor draws, points of all runs from which on so many of them stand for all … */
const MANY = 8000;
const ONE_OF = 3;

/** … until the picture has rested for so many milliseconds. */
const REST = 150;

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
  int from = first + gl_VertexID / 4, to = from + 1;
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
  int corner = gl_VertexID % 4;
  float side = corner % 2 == 0 ? -1.0 : 1.0;
  vec2 at = corner > 1 ? b.xy + way * reach : a.xy - way * reach;
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

/** What is uploaded of a fan: its points, when each is reached, and where each run has its own. */
type Laid = { points: WebGLTexture; steps: Float32Array; begins: number[] };

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
  #apart = "";
  readonly #corners: WebGLBuffer;
  #room = 0;
  readonly #slow: boolean;
  #restful = 0;
  #settling: ReturnType<typeof setTimeout> | undefined;

  /** `flat` ones lie in the plane, others on the block. */
  constructor(
    readonly gl: WebGL2RenderingContext,
    readonly flat: boolean,
    readonly redraw: () => void,
  ) {
    this.#slow = isSoftware(gl);
    this.#program = new Program(gl, vertex(flat), fragment(flat));
    this.#picture = gl.createFramebuffer();
    this.#colours = gl.createRenderbuffer();
    this.#depths = gl.createRenderbuffer();
    this.#corners = gl.createBuffer();
  }

  /**
   * Draws the runs up to a step over the canvas; by the same `key` it shows the same again.
   *
   * The layout has `apart` pixels for the block's units.
   */
  draw(
    runs: Thin[],
    step: number,
    pen: { width: number; hidden: number },
    stage: {
      placing: Record<string, number | readonly number[]>;
      pixels: [number, number];
      apart: [number, number];
    },
    key: string,
  ): void {
    const [width, height] = stage.pixels;
    const isNew = this.#show(runs.map(({ fan }) => fan), stage.apart);
    const rests = !isNew && this.#shown === key;
    if (rests && (!this.#restful || performance.now() < this.#restful)) {
      return this.#blit(this.#picture, null);
    }
    this.#shown = key;
    const rough = this.#slow && !rests && this.#isMuch(runs, step);
    this.#settle(rough);
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
    this.#program.use({ ...stage.placing, ...DEPTHS, step, hidden: pen.hidden, points: 0 });
    this.#program.use({ reach: pen.width / 2 + 0.5 });
    gl.bindVertexArray(null);
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, this.#corners);
    this.#all(runs, step, rough);
    gl.disable(gl.BLEND);
    gl.disable(gl.DEPTH_TEST);
    this.#blit(this.#picture, null);
  }

  /** Whether it takes long to draw the runs up to a step. */
  #isMuch(runs: Thin[], step: number): boolean {
    const points = runs.map(({ fan }) => {
      const { steps } = this.#laid.get(fan)!;
      return (steps.length * step) / Math.max(1, steps[steps.length - 1]);
    });
    return points.reduce((sum, one) => sum + one, 0) > MANY;
  }

  /** Has the picture drawn with all runs once it rests. */
  #settle(rough: boolean): void {
    clearTimeout(this.#settling);
    this.#restful = rough ? performance.now() + REST : 0;
    if (rough) this.#settling = setTimeout(this.redraw, REST + 1);
  }

  /** All first runs first, so that no walker's hide another's; a rough picture has some of them. */
  #all(runs: Thin[], step: number, rough: boolean): void {
    const { gl } = this;
    const most = Math.max(...runs.map(({ fan }) => fan.begins.length));
    const [every, bands] = rough ? [ONE_OF, 1] : [1, BANDS];
    for (let run = 0; run < most; run += every) {
      for (const [k, { fan, colour, strength }] of runs.entries()) {
        if (run >= fan.begins.length) continue;
        const { points, begins, steps } = this.#laid.get(fan)!;
        const [first, end] = [begins[run], begins[run + 1]];
        const count = Math.min(reached(steps.subarray(first, end), step), end - first - 1);
        if (count <= 0) continue;
        const rank = 1 - (2 * (run * runs.length + k + 1)) / (most * runs.length + 1);
        // Fewer are as strong together as all are, as in films.
        this.#program.use({ first, rank, colour, strength: strength * Math.sqrt(every) });
        gl.bindTexture(gl.TEXTURE_2D, points);
        for (let band = bands; band > 0; band--) {
          this.#program.use({ band: [(band - 1) / bands, band / bands] });
          gl.drawElements(gl.TRIANGLES, 6 * count, gl.UNSIGNED_INT, 0);
        }
      }
    }
  }

  /** Uploads what is new and forgets what is no more; whether there was any. */
  #show(fans: Fan[], apart: [number, number]): boolean {
    const known = this.#apart === apart.join() ? this.#laid : new Map<Fan, Laid>();
    this.#apart = apart.join();
    const laid = new Map(fans.map((fan) => [fan, known.get(fan) ?? this.#upload(fan, apart)]));
    const isSame = laid.size === known.size && fans.every((fan) => known.has(fan));
    for (const [fan, one] of this.#laid) if (laid.get(fan) !== one) this.gl.deleteTexture(one.points);
    this.#laid = laid;
    const longest = Math.max(...[...laid.values()].map(({ steps }) => steps.length));
    if (longest > this.#room) this.#count(longest);
    return !isSame;
  }

  /** Makes room for so many segments: the corners of each, of two triangles. */
  #count(segments: number): void {
    const { gl } = this;
    const told = new Uint32Array(6 * segments);
    for (let k = 0; k < segments; k++) {
      for (let m = 0; m < 6; m++) told[6 * k + m] = 4 * k + (m < 3 ? m : m - 2);
    }
    gl.bindVertexArray(null);
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, this.#corners);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, told, gl.STATIC_DRAW);
    this.#room = segments;
  }

  #upload({ begins, stroke }: Fan, [wide, long]: [number, number]): Laid {
    const { gl } = this;
    const { places, joined, normals } = stroke;
    const all = unshared(stroke);
    const kept = loosened(stroke, [wide, long, this.flat ? 0 : long], all, MOVED);
    const rows = Math.max(1, Math.ceil(kept.length / (1 << ROW)));
    const told = new Float32Array((rows << ROW) * FLOATS);
    kept.forEach((k, place) => {
      const at = place * FLOATS;
      for (let axis = 0; axis < 3; axis++) {
        told[at + axis] = places[3 * k + axis];
        told[at + 4 + axis] = normals[3 * k + axis] / 127;
      }
      [told[at + 3], told[at + 7]] = [stroke.steps[k], joined[k]];
    });
    const points = gl.createTexture();
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, points);
    const width = 2 << ROW;
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA32F, width, rows, 0, gl.RGBA, gl.FLOAT, told);
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
      gl.texParameteri(gl.TEXTURE_2D, filter, gl.NEAREST);
    }
    const steps = Float32Array.from(kept, (k) => stroke.steps[k]);
    const found: number[] = [];
    kept.forEach((k, place) => {
      while (begins[found.length] <= k) found.push(place);
    });
    while (found.length <= begins.length) found.push(kept.length);
    return { points, steps, begins: found };
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
