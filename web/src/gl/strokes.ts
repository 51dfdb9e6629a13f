import type { Stroke } from "../doc.ts";
import { loosened } from "../loosened.ts";
import { reached } from "../walk.ts";
import { DEPTHS, VISIBLE } from "./depths.ts";
import { LENS, LIFTED } from "./lens.ts";
import { Program } from "./program.ts";

/** Where a path lies over others, and where it comes by again; see `sharing.ts`. */
export type Sharing = {
  /** (n, 4): from which steps on so many others lie under it, at most four. */
  since: Float32Array;
  /** (n): pixels of length up to each point. */
  along: Float32Array;
  /** (n): the step at which it is passed again. */
  worn: Float32Array;
};

/** Later than any step. */
export const NEVER = Math.fround(1e30);

/** Floats of a point: place, step; along, worn, joined, none; normal, none; since. */
const FLOATS = 16;

/** Points in a row of the texture that holds them, as a power of two: of 4 texels each. */
const ROW = 8;

/** GLSL: the pixel and depth of a place on the ground; `size` is the picture's. */
export const placing = (flat: boolean) => `
${flat ? "uniform vec4 plane; uniform vec2 size;" : LENS + LIFTED}
vec3 placed(vec3 place, vec3 normal) {
${
  flat
    ? "return vec3(plane.xy + plane.zw * place.xy, 0.0);"
    : "vec3 seen = place * axes; return vec3(pixelOf(seen), depthOf(seen) - liftOf(normal));"
}
}
`;

const vertex = (flat: boolean) => `
uniform highp sampler2D points;
uniform float step, fading, remains, reach, density, sharing;
flat out vec4 ends;
flat out vec4 kept;
flat out vec3 stripes;
${placing(flat)}
float leftAt(float worn) { return 1.0 - (1.0 - remains) * clamp((step - worn) / fading, 0.0, 1.0); }
vec4 told(int point, int part) {
  return texelFetch(points, ivec2((point & ${(1 << ROW) - 1}) * 4 + part, point >> ${ROW}), 0);
}
void main() {
  int from = gl_VertexID / 6, to = from + 1;
  vec4 fromPlace = told(from, 0), toPlace = told(to, 0);
  vec4 fromWay = told(from, 1), toWay = told(to, 1);
  vec3 fromNormal = told(from, 2).xyz, toNormal = told(to, 2).xyz;
  float share = clamp((step - fromPlace.w) / max(toPlace.w - fromPlace.w, 1e-9), 0.0, 1.0);
  vec3 a = placed(fromPlace.xyz, fromNormal);
  vec3 b = placed(mix(fromPlace.xyz, toPlace.xyz, share), mix(fromNormal, toNormal, share));
  vec2 way = b.xy - a.xy;
  float span = length(way);
  way = span > 0.0 ? way / span : vec2(1.0, 0.0);
  ends = vec4(a.xy, b.xy);
  float left = leftAt(fromWay.y);
  kept = vec4(left, mix(left, leftAt(toWay.y), share), a.z, b.z);
  float begun = density * fromWay.x;
  float along = mix(begun, density * toWay.x, share);
  float pace = span > 0.0 ? (along - begun) / span : 1.0;
  // Beyond 3 the two lengths are counted along different paths.
  stripes = vec3(along, abs(pace) > 3.0 ? 1.0 : pace,
    sharing * dot(vec4(lessThanEqual(told(to, 3), vec4(step))), vec4(1.0)));
  int corner = gl_VertexID % 6;
  float side = corner % 2 == 0 ? -1.0 : 1.0;
  vec2 at = corner > 1 && corner < 5 ? b.xy + way * reach : a.xy - way * reach;
  at += side * reach * vec2(-way.y, way.x);
  gl_Position = vec4((2.0 * at / size - 1.0) * vec2(1.0, -1.0), 0.0, 1.0);
  if (toWay.z == 0.0) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}
`;

const fragment = (flat: boolean) => `
uniform vec2 size;
uniform float width, reach, stripe, hidden;
flat in vec4 ends;
flat in vec4 kept;
flat in vec3 stripes;
out vec4 shares;
${flat ? "" : VISIBLE}
float stripeShare(float along, float shared) {
  float period = (shared + 1.0) * stripe;
  float phase = along - floor(along / period) * period;
  return clamp(min(phase - shared * stripe, period - phase) + 0.5, 0.0, 1.0);
}
void main() {
  vec2 at = vec2(gl_FragCoord.x, size.y - gl_FragCoord.y) - ends.xy;
  vec2 way = ends.zw - ends.xy;
  float square = dot(way, way);
  float free = square > 0.0 ? dot(at, way) / square : 0.0;
  float t = clamp(free, 0.0, 1.0);
  float beside = length(at - t * way);
  if (beside >= reach) discard;
  float left = mix(kept.x, kept.y, t);
  if (stripes.z > 0.0) {
    left *= stripeShare(stripes.x - (1.0 - free) * sqrt(square) * stripes.y, stripes.z);
  }
${flat ? "" : "left *= mix(hidden, 1.0, visible(mix(kept.z, kept.w, t)));"}
  vec2 covered = clamp(vec2(reach, width / 2.0 + 0.5) - beside, 0.0, 1.0) * left;
  shares = covered.xyxy;
}
`;

/** The measures of a stroke, in pixels and steps. */
export type Pen = {
  width: number;
  casing: number;
  hidden: number;
  stripe: number;
  fading: number;
  remains: number;
  /** 1 to show what it shares a line with, 0 to lie over it. */
  sharing: number;
  /** Pixels for each of the layout, in which lengths along paths are told. */
  density: number;
};

type Laid = {
  points: WebGLTexture;
  sharing: Sharing;
  /** Of the points that are uploaded. */
  steps: Float32Array;
};

/** The strokes of a document on the graphics card, uploaded once and cut at a step as drawn. */
export class Strokes {
  readonly #program: Program;
  #laid = new Map<Stroke, Laid>();

  /** `flat` ones lie in the plane, others on the block. */
  constructor(
    readonly gl: WebGL2RenderingContext,
    readonly flat: boolean,
  ) {
    this.#program = new Program(gl, vertex(flat), fragment(flat));
  }

  /** Uploads what is new, `pixels` of the layout for each unit, and forgets what is no more. */
  show(paths: Stroke[], sharings: Sharing[], pixels: number[]): void {
    const laid = new Map<Stroke, Laid>();
    paths.forEach((path, k) => {
      const old = this.#laid.get(path);
      if (old?.sharing === sharings[k]) laid.set(path, old);
      else laid.set(path, this.#upload(path, sharings[k], pixels));
    });
    for (const [path, old] of this.#laid) if (laid.get(path) !== old) this.gl.deleteTexture(old.points);
    this.#laid = laid;
  }

  /** Begins a picture: `lens` and, on the block, `spread`; or `plane` and `size`. */
  begin(uniforms: Record<string, number | readonly number[]>): void {
    const { gl } = this;
    this.#program.use({ ...uniforms, ...DEPTHS });
    gl.enable(gl.BLEND);
    gl.blendEquation(gl.MAX);
  }

  /** Draws the shares of one stroke up to a step. */
  draw(path: Stroke, step: number, pen: Pen): void {
    const { gl } = this;
    const laid = this.#laid.get(path);
    if (!laid) return;
    const count = Math.min(reached(laid.steps, step), laid.steps.length - 1);
    if (count <= 0) return;
    const { casing, ...measures } = pen;
    const reach = pen.width / 2 + casing + 0.5;
    this.#program.use({ ...measures, step, reach, points: 0 });
    gl.bindTexture(gl.TEXTURE_2D, laid.points);
    gl.drawArrays(gl.TRIANGLES, 0, 6 * count);
  }

  end(): void {
    const { gl } = this;
    gl.blendEquation(gl.FUNC_ADD);
    gl.disable(gl.BLEND);
  }

  #upload(path: Stroke, sharing: Sharing, pixels: number[]): Laid {
    const { gl } = this;
    const kept = loosened(path, pixels, sharing);
    const points = gl.createTexture();
    const data = rows(path, sharing, kept);
    const [width, height] = [4 << ROW, data.length / FLOATS >> ROW];
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, points);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA32F, width, height, 0, gl.RGBA, gl.FLOAT, data);
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
      gl.texParameteri(gl.TEXTURE_2D, filter, gl.NEAREST);
    }
    return { points, sharing, steps: Float32Array.from(kept, (k) => path.steps[k]) };
  }
}

function rows(
  path: Stroke,
  { since, along, worn }: Sharing,
  kept: number[],
): Float32Array<ArrayBuffer> {
  const whole = Math.max(1, Math.ceil(kept.length / (1 << ROW))) << ROW;
  const told = new Float32Array(whole * FLOATS);
  kept.forEach((k, place) => {
    const at = place * FLOATS;
    told.set(path.places.subarray(3 * k, 3 * k + 3), at);
    told.set([path.steps[k], along[k], worn[k], path.joined[k]], at + 3);
    for (let axis = 0; axis < 3; axis++) told[at + 8 + axis] = path.normals[3 * k + axis] / 127;
    told.set(since.subarray(4 * k, 4 * k + 4), at + 12);
  });
  return told;
}
