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
export const NEVER = 1e30;

/** Floats of a point: place, step, along, worn, joined, normal, since. */
const FLOATS = 14;

const FIELDS: [name: string, size: number, offset: number][] = [
  ["place", 3, 0],
  ["told", 4, 3],
  ["normal", 3, 7],
  ["since", 4, 10],
];

const vertex = (flat: boolean) => `
in vec3 placeA, placeB, normalA, normalB;
in vec4 toldA, toldB, sinceB;
uniform float step, fading, left, reach, density;
flat out vec4 ends;
flat out vec4 kept;
flat out vec3 stripes;
${flat ? "uniform vec4 plane; uniform vec2 size;" : LENS + LIFTED}
vec3 placed(vec3 place, vec3 normal) {
${
  flat
    ? "return vec3(plane.xy + plane.zw * place.xy, 0.0);"
    : "vec3 seen = place * axes; return vec3(pixelOf(seen), depthOf(seen) - liftOf(normal));"
}
}
float leftAt(float worn) { return 1.0 - (1.0 - left) * clamp((step - worn) / fading, 0.0, 1.0); }
void main() {
  float share = clamp((step - toldA.x) / max(toldB.x - toldA.x, 1e-9), 0.0, 1.0);
  vec3 a = placed(placeA, normalA);
  vec3 b = placed(mix(placeA, placeB, share), mix(normalA, normalB, share));
  vec2 way = b.xy - a.xy;
  float span = length(way);
  way = span > 0.0 ? way / span : vec2(1.0, 0.0);
  ends = vec4(a.xy, b.xy);
  kept = vec4(leftAt(toldA.z), mix(leftAt(toldA.z), leftAt(toldB.z), share), a.z, b.z);
  float begun = density * toldA.y;
  float along = mix(begun, density * toldB.y, share);
  float pace = span > 0.0 ? (along - begun) / span : 1.0;
  // Beyond 3 the two lengths are counted along different paths.
  stripes = vec3(along, abs(pace) > 3.0 ? 1.0 : pace,
    dot(vec4(lessThanEqual(sinceB, vec4(step))), vec4(1.0)));
  bool last = (gl_VertexID & 1) == 1;
  float side = gl_VertexID < 2 ? -1.0 : 1.0;
  vec2 corner = (last ? b.xy + way * reach : a.xy - way * reach) + side * reach * vec2(-way.y, way.x);
  gl_Position = vec4((2.0 * corner / size - 1.0) * vec2(1.0, -1.0), 0.0, 1.0);
  if (toldB.w == 0.0) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
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
  left: number;
  /** Pixels for each of the layout, in which lengths along paths are told. */
  density: number;
};

type Laid = {
  array: WebGLVertexArrayObject;
  buffer: WebGLBuffer;
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
    for (const [path, old] of this.#laid) if (laid.get(path) !== old) this.#forget(old);
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
    this.#program.use({ ...measures, step, reach });
    gl.bindVertexArray(laid.array);
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, count);
  }

  end(): void {
    const { gl } = this;
    gl.bindVertexArray(null);
    gl.blendEquation(gl.FUNC_ADD);
    gl.disable(gl.BLEND);
  }

  #forget({ array, buffer }: Laid): void {
    this.gl.deleteVertexArray(array);
    this.gl.deleteBuffer(buffer);
  }

  #upload(path: Stroke, sharing: Sharing, pixels: number[]): Laid {
    const { gl } = this;
    const array = gl.createVertexArray();
    const buffer = gl.createBuffer();
    gl.bindVertexArray(array);
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    const kept = loosened(path, this.flat ? path.plane : path.places, pixels, sharing);
    gl.bufferData(gl.ARRAY_BUFFER, rows(path, sharing, kept, this.flat), gl.STATIC_DRAW);
    for (const [end, first] of [["A", 0], ["B", FLOATS]] as const) {
      for (const [name, size, offset] of FIELDS) {
        const at = this.#program.attribute(name + end);
        if (at < 0) continue;
        gl.enableVertexAttribArray(at);
        gl.vertexAttribPointer(at, size, gl.FLOAT, false, 4 * FLOATS, 4 * (first + offset));
        gl.vertexAttribDivisor(at, 1);
      }
    }
    gl.bindVertexArray(null);
    return { array, buffer, sharing, steps: Float32Array.from(kept, (k) => path.steps[k]) };
  }
}

function rows(
  path: Stroke,
  { since, along, worn }: Sharing,
  kept: number[],
  flat: boolean,
): Float32Array<ArrayBuffer> {
  const told = new Float32Array(kept.length * FLOATS);
  kept.forEach((k, place) => {
    const at = place * FLOATS;
    if (flat) told.set(path.plane.subarray(2 * k, 2 * k + 2), at);
    else told.set(path.places.subarray(3 * k, 3 * k + 3), at);
    told[at + 3] = path.steps[k];
    told[at + 4] = along[k];
    told[at + 5] = worn[k];
    told[at + 6] = path.joined[k];
    for (let axis = 0; axis < 3; axis++) told[at + 7 + axis] = path.normals[3 * k + axis] / 127;
    told.set(since.subarray(4 * k, 4 * k + 4), at + 10);
  });
  return told;
}
