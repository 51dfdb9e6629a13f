import { type Camera, DISTANCE, type Vector } from "../camera.ts";
import { rgb } from "../colour.ts";
import type { Doc } from "../doc.ts";
import { float, LENS, lens } from "../gl/lens.ts";
import { Program } from "../gl/program.ts";
import { ISOLINES } from "../isolines.ts";
import { type Sag, sags, strideFor, triangles, walls } from "./mesh.ts";

/** Where the light comes from, right, up and towards the eye: the upper left front. */
const LIGHT: Vector = [-0.53, 0.64, 0.56];

/** The terrain's light away from the light and facing it; and the walls'. */
const AMBIENT = 0.72;
const BRIGHTEST = 1.06;
const WALL_DARKEST = 0.8;
const WALL_BRIGHTEST = 0.98;

/** One place for each, whatever a program does without. */
const ATTRIBUTES = ["height", "normal", "place"];

/** Colours of a ramp, at most. */
const MOST = 12;

const VERTEX = `
in float height;
in vec3 normal;
uniform vec3 sides;
uniform float cells;
uniform vec2 shift;
out float shownHeight, light;
${LENS}
void main() {
  float side = cells + 1.0;
  float row = floor((float(gl_VertexID) + 0.5) / side);
  vec2 at = vec2(float(gl_VertexID) - row * side, row) / cells;
  vec3 seen = vec3(sides.xy * (2.0 * at - 1.0), sides.z * (height - 0.5)) * axes;
  shownHeight = height;
  float facing = dot(normal * axes, vec3(${LIGHT.join()}));
  light = ${AMBIENT} + ${float(BRIGHTEST - AMBIENT)} * max(0.0, facing);
  float w = 1.0 / shrinkOf(seen);
  vec2 clip = (2.0 * (pixelOf(seen) + shift) / size - 1.0) * vec2(1.0, -1.0);
  gl_Position = vec4(clip, 2.0 * depthOf(seen) - 1.0, 1.0) * w;
}
`;

const FRAGMENT = `
in float shownHeight, light;
uniform vec3 ramp[${MOST}];
uniform int stops;
uniform float levels, halfWidth, strength, density;
out vec4 shown;
${ISOLINES}
void main() {
  float height = clamp(shownHeight, 0.0, 1.0);
  float level = height * levels;
  float slope = length(vec2(dFdx(shownHeight), dFdy(shownHeight))) * levels;
  float at = height * float(stops - 1);
  int k = min(int(at), stops - 2);
  vec3 colour = mix(ramp[k], ramp[k + 1], at - float(k));
  float line = strength * isoline(level, slope, halfWidth, levels, density);
  shown = vec4(min(colour * light * (1.0 - line), 1.0), 1.0);
}
`;

const WALL_VERTEX = `
in vec3 place;
uniform vec2 shift;
${LENS}
void main() {
  vec3 seen = place * axes;
  vec2 clip = (2.0 * (pixelOf(seen) + shift) / size - 1.0) * vec2(1.0, -1.0);
  gl_Position = vec4(clip, 2.0 * depthOf(seen) - 1.0, 1.0) / shrinkOf(seen);
}
`;

const NOTHING = `
void main() {}
`;

const WALL_FRAGMENT = `
uniform vec3 colour;
out vec4 shown;
void main() { shown = vec4(colour, 1.0); }
`;

const OUTWARD: Vector[] = [[0, -1, 0], [0, 1, 0], [-1, 0, 0], [1, 0, 0]];

/** The terrain and its four walls on the graphics card. */
export class Block {
  readonly #terrain: Program;
  readonly #wall: Program;
  readonly #bareTerrain: Program;
  readonly #bareWall: Program;
  readonly #top: WebGLVertexArrayObject;
  readonly #rims: WebGLVertexArrayObject;
  readonly #buffers: WebGLBuffer[];
  #doc: Doc | null = null;
  #sags: Sag[] = [];
  #stride = 0;

  constructor(readonly gl: WebGL2RenderingContext) {
    this.#terrain = new Program(gl, VERTEX, FRAGMENT, ATTRIBUTES);
    this.#wall = new Program(gl, WALL_VERTEX, WALL_FRAGMENT, ATTRIBUTES);
    this.#bareTerrain = new Program(gl, VERTEX, NOTHING, ATTRIBUTES);
    this.#bareWall = new Program(gl, WALL_VERTEX, NOTHING, ATTRIBUTES);
    this.#top = gl.createVertexArray();
    this.#rims = gl.createVertexArray();
    this.#buffers = [0, 1, 2, 3].map(() => gl.createBuffer());
  }

  show(doc: Doc): void {
    if (this.#doc?.ground === doc.ground && this.#doc.landscape === doc.landscape) {
      this.#doc = doc;
      return;
    }
    this.#doc = doc;
    const { gl } = this;
    const [heights, normals, indices, rims] = this.#buffers;
    gl.bindVertexArray(this.#top);
    for (const [buffer, data, name, size, kind] of [
      [heights, doc.ground.heights, "height", 1, gl.FLOAT],
      [normals, doc.ground.normals, "normal", 3, gl.BYTE],
    ] as const) {
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
      gl.bufferData(gl.ARRAY_BUFFER, data, gl.STATIC_DRAW);
      const at = ATTRIBUTES.indexOf(name);
      gl.enableVertexAttribArray(at);
      gl.vertexAttribPointer(at, size, kind, true, 0, 0);
    }
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, indices);
    this.#sags = sags(doc);
    this.#stride = 0;
    gl.bindVertexArray(this.#rims);
    gl.bindBuffer(gl.ARRAY_BUFFER, rims);
    gl.bufferData(gl.ARRAY_BUFFER, walls(doc), gl.STATIC_DRAW);
    const at = ATTRIBUTES.indexOf("place");
    gl.enableVertexAttribArray(at);
    gl.vertexAttribPointer(at, 3, gl.FLOAT, false, 0, 0);
    gl.bindVertexArray(null);
  }

  /** Chooses how fine the terrain is for a camera; a `rough` one is drawn sooner. */
  prepare(camera: Camera, rough: boolean): void {
    const { gl } = this;
    const { cells } = this.#doc!.ground;
    const stride = strideFor(this.#sags, camera.zoom, rough);
    if (stride === this.#stride) return;
    this.#stride = stride;
    gl.bindVertexArray(this.#top);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, triangles(cells, stride), gl.STATIC_DRAW);
    gl.bindVertexArray(null);
  }

  /** Draws all that faces the camera; isolines are `halfWidth` pixels to each side. */
  draw(camera: Camera, pixels: [number, number], halfWidth: number, density: number): void {
    this.#draw(this.#terrain, this.#wall, camera, pixels, 0, { halfWidth, density });
  }

  /** Draws depths alone, half a pixel to the right and down. */
  drawDepths(camera: Camera, pixels: [number, number]): void {
    this.#draw(this.#bareTerrain, this.#bareWall, camera, pixels, 0.5, {});
  }

  #draw(
    terrain: Program,
    wall: Program,
    camera: Camera,
    [width, height]: [number, number],
    shift: number,
    lines: Record<string, number>,
  ): void {
    const { gl } = this;
    const doc = this.#doc!;
    const { theme, landscape, ground } = doc;
    const shared = { ...lens(camera, width, height), shift: [shift, shift] };
    const ramp = theme.ramp.slice(0, MOST).map(rgb);
    terrain.use({
      ...shared,
      sides: [...landscape.sides, landscape.rise],
      cells: ground.cells,
      ramp: [...ramp, ...Array<number[]>(MOST - ramp.length).fill([0, 0, 0])].flat(),
      stops: ramp.length,
      levels: landscape.isolines,
      strength: theme.isoline_strength,
      ...lines,
    });
    gl.bindVertexArray(this.#top);
    gl.drawElements(gl.TRIANGLES, 6 * (ground.cells / this.#stride) ** 2, gl.UNSIGNED_SHORT, 0);
    gl.bindVertexArray(this.#rims);
    const points = 2 * (ground.cells + 1);
    OUTWARD.forEach((outward, k) => {
      const axis = k < 2 ? 1 : 0;
      const side = outward[axis] * landscape.sides[axis];
      if ((DISTANCE * camera.axes[2][axis] - side) * outward[axis] <= 0) return;
      const facing = camera.axes.reduce((sum, one, part) => sum + one[axis] * LIGHT[part], 0);
      const light = Math.max(0, facing * outward[axis]);
      const even = WALL_DARKEST + (WALL_BRIGHTEST - WALL_DARKEST) * light;
      wall.use({ ...shared, colour: rgb(theme.wall).map((one) => one * even) });
      gl.drawArrays(gl.TRIANGLE_STRIP, k * points, points);
    });
    gl.bindVertexArray(null);
  }

}
