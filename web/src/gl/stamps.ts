import type { Rgb } from "../colour.ts";
import type { Form } from "../doc.ts";
import { DEPTHS, VISIBLE } from "./depths.ts";
import { Program } from "./program.ts";

/** Corners of a form, at most; the plus has twelve. */
const MOST = 16;

/** How wide a hollow disc's rim is, and that of another form, and half a bar, beside the radius. */
const RIM = 0.55;
const THIN_RIM = 0.32;
const BAR = 0.2;

const VERTEX = `
uniform vec2 middle, size;
uniform float far;
void main() {
  vec2 corner = middle + far * (2.0 * vec2(gl_VertexID & 1, gl_VertexID >> 1) - 1.0);
  gl_Position = vec4((2.0 * corner / size - 1.0) * vec2(1.0, -1.0), 0.0, 1.0);
}
`;

const COMMON = `
uniform vec2 middle, size;
uniform float depth, hidden, strength;
uniform int deep;
out vec4 shown;
${VISIBLE}
vec2 place() { return vec2(gl_FragCoord.x, size.y - gl_FragCoord.y) - middle; }
float left() { return strength * (deep == 1 ? mix(hidden, 1.0, visible(depth)) : 1.0); }
float share(float covered) { return clamp(covered, 0.0, 1.0); }
float beside(vec2 at, vec2 a, vec2 b) {
  vec2 way = b - a;
  return length(at - a - clamp(dot(at - a, way) / dot(way, way), 0.0, 1.0) * way);
}
`;

const MARKER = `
${COMMON}
uniform vec2 corners[${MOST}];
uniform int count, bar;
uniform float radius, ringWidth, rim;
uniform vec3 colour, ring;
float outside(vec2 at) {
  float nearest = 1e9;
  bool inside = false;
  vec2 a = corners[count - 1];
  for (int k = 0; k < count; k++) {
    vec2 b = corners[k];
    nearest = min(nearest, beside(at, a, b));
    if ((a.y > at.y) != (b.y > at.y) && at.x < a.x + (at.y - a.y) / (b.y - a.y) * (b.x - a.x)) {
      inside = !inside;
    }
    a = b;
  }
  return inside ? -nearest : nearest;
}
void main() {
  vec2 at = place();
  float beyond = count > 0 ? outside(at) : length(at) - radius;
  if (beyond >= ringWidth + 0.5) discard;
  float kept = left();
  float outer = share(ringWidth + 0.5 - beyond) * kept;
  float inner = share(0.5 - beyond) * kept;
  float cut = rim > 0.0 ? share(0.5 - rim - beyond) : 0.0;
  if (bar > 0) cut = max(cut, share(${BAR} * radius + 0.5 - abs(bar == 1 ? at.y : at.x)));
  float gap = min(cut * kept, inner);
  shown = vec4(ring * (outer - inner + gap) + colour * (inner - gap), outer);
}
`;

const SHADOW = `
${COMMON}
uniform float far;
void main() {
  vec2 at = place() / far;
  float square = dot(at, at);
  if (square >= 1.0) discard;
  shown = vec4(0.0, 0.0, 0.0, (1.0 - square) * (1.0 - square) * left());
}
`;

const MARK = `
${COMMON}
uniform vec4 arms[4];
uniform int count;
uniform float width;
uniform vec3 colour;
void main() {
  vec2 at = place();
  float nearest = 1e9;
  for (int k = 0; k < count; k++) nearest = min(nearest, beside(at, arms[k].xy, arms[k].zw));
  float covered = share(width / 2.0 + 0.5 - nearest) * left();
  shown = vec4(colour * covered, covered);
}
`;

/** A point of the picture in pixels; `depth` is the depth buffer's, null for one before all. */
export type Spot = { x: number; y: number; depth: number | null };

export type Marker = Spot & {
  radius: number;
  colour: Rgb;
  form: Form;
  ring: Rgb;
  ringWidth: number;
  hollow: boolean;
  hidden: number;
  strength: number;
};

/** Straight strokes about a point, each from (x, y) to (x, y) in pixels; four at most. */
export type Arms = Spot & { arms: number[][]; width: number; colour: Rgb; hidden: number };

export type Shadow = Spot & { radius: number; strength: number; hidden: number };

/** Draws what stands upright at a point: heads, their shadows, marks of critical points. */
export class Stamps {
  readonly #marker: Program;
  readonly #shadow: Program;
  readonly #mark: Program;
  #size: [number, number] = [1, 1];

  constructor(readonly gl: WebGL2RenderingContext) {
    this.#marker = new Program(gl, VERTEX, MARKER);
    this.#shadow = new Program(gl, VERTEX, SHADOW);
    this.#mark = new Program(gl, VERTEX, MARK);
  }

  /** Draws on the framebuffer that is bound, of so many pixels. */
  begin(width: number, height: number): void {
    const { gl } = this;
    this.#size = [width, height];
    gl.viewport(0, 0, width, height);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  }

  end(): void {
    this.gl.disable(this.gl.BLEND);
  }

  marker(marker: Marker): void {
    const { form, radius, ringWidth, colour, ring, hollow, hidden, strength } = marker;
    const corners = form.corners.slice(0, MOST);
    const farthest = Math.max(1, ...corners.map(([x, y]) => Math.hypot(x, y)));
    const padded = Array.from({ length: MOST }, (_, k) => corners[k] ?? [0, 0]);
    this.#stamp(this.#marker, marker, radius * farthest + ringWidth + 1, {
      corners: padded.flat().map((one) => one * radius),
      count: corners.length,
      bar: form.bar === "across" ? 1 : form.bar === "upright" ? 2 : 0,
      rim: hollow ? (corners.length ? THIN_RIM : RIM) * radius : 0,
      ...{ radius, ringWidth, colour, ring, hidden, strength },
    });
  }

  shadow(shadow: Shadow): void {
    const { radius, strength, hidden } = shadow;
    this.#stamp(this.#shadow, shadow, radius, { strength, hidden });
  }

  mark(mark: Arms): void {
    const { arms, width, colour, hidden } = mark;
    const far = Math.max(...arms.flat().map(Math.abs)) + width + 1;
    const padded = Array.from({ length: 4 }, (_, k) => arms[k] ?? [0, 0, 0, 0]).flat();
    this.#stamp(this.#mark, mark, far, {
      arms: padded,
      count: arms.length,
      strength: 1,
      ...{ width, colour, hidden },
    });
  }

  #stamp(
    program: Program,
    { x, y, depth }: Spot,
    far: number,
    values: Record<string, number | readonly number[]>,
  ): void {
    const deep = depth === null ? 0 : 1;
    const spot = { middle: [x, y], deep, depth: depth ?? 0 };
    program.use({ ...values, ...spot, ...DEPTHS, size: this.#size, far });
    this.gl.drawArrays(this.gl.TRIANGLE_STRIP, 0, 4);
  }
}
