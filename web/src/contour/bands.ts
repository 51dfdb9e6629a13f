import { rgb } from "../colour.ts";
import type { Doc } from "../doc.ts";
import { Program } from "../gl/program.ts";
import { ISOLINES } from "../isolines.ts";
import type { Box } from "../measure.ts";

const VERTEX = `
uniform vec2 size;
uniform vec4 plot;
out vec2 share;
void main() {
  share = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  vec2 corner = plot.xy + plot.zw * vec2(share.x, 1.0 - share.y);
  gl_Position = vec4((2.0 * corner / size - 1.0) * vec2(1.0, -1.0), 0.0, 1.0);
}
`;

/** The levels between grid points follow cubics through them, whose slope is smooth. */
const FRAGMENT = `
in vec2 share;
uniform vec4 plot;
uniform highp sampler2D grid, colours;
uniform float cells, count, halfWidth, strength, density;
out vec4 shown;
${ISOLINES}
float at(ivec2 place) { return texelFetch(grid, clamp(place, 0, int(cells)), 0).r; }
vec4 weights(float t) {
  return 0.5 * vec4(((2.0 - t) * t - 1.0) * t, (3.0 * t - 5.0) * t * t + 2.0,
    ((4.0 - 3.0 * t) * t + 1.0) * t, (t - 1.0) * t * t);
}
vec4 slopes(float t) {
  return 0.5 * vec4((4.0 - 3.0 * t) * t - 1.0, (9.0 * t - 10.0) * t,
    (8.0 - 9.0 * t) * t + 1.0, (3.0 * t - 2.0) * t);
}
void main() {
  vec2 place = clamp(share, 0.0, 1.0) * cells;
  vec2 cell = min(floor(place), cells - 1.0);
  vec2 t = place - cell;
  ivec2 first = ivec2(cell) - 1;
  vec4 across = weights(t.x), sloped = slopes(t.x), up = weights(t.y), risen = slopes(t.y);
  float level = 0.0;
  vec2 slope = vec2(0.0);
  for (int k = 0; k < 4; k++) {
    vec4 row = vec4(at(first + ivec2(0, k)), at(first + ivec2(1, k)), at(first + ivec2(2, k)),
      at(first + ivec2(3, k)));
    level += up[k] * dot(across, row);
    slope += vec2(up[k] * dot(sloped, row), risen[k] * dot(across, row));
  }
  level *= count;
  float steep = length(slope * cells / plot.zw) * count;
  float edge = floor(level + 0.5);
  int over = int(clamp(edge, 0.0, count - 1.0)), under = int(clamp(edge - 1.0, 0.0, count - 1.0));
  float upper = clamp(0.5 + (level - edge) / max(steep, 1e-9), 0.0, 1.0);
  vec3 lower = texelFetch(colours, ivec2(under, 0), 0).rgb;
  vec3 colour = mix(lower, texelFetch(colours, ivec2(over, 0), 0).rgb, upper);
  float line = strength * isoline(level, steep, halfWidth, count, density);
  shown = vec4(colour * (1.0 - line), 1.0);
}
`;

/** The surface from above: flat colours between levels, with the isolines that part them. */
export class Bands {
  readonly #program: Program;
  readonly #grid: WebGLTexture;
  readonly #colours: WebGLTexture;
  #doc: Doc | null = null;

  constructor(readonly gl: WebGL2RenderingContext) {
    this.#program = new Program(gl, VERTEX, FRAGMENT);
    this.#grid = gl.createTexture();
    this.#colours = gl.createTexture();
  }

  show(doc: Doc): void {
    const { gl } = this;
    const before = this.#doc;
    this.#doc = doc;
    if (before?.ground === doc.ground && before.contour === doc.contour) return;
    const side = doc.ground.cells + 1;
    this.#fill(this.#grid, () => {
      const { levels } = doc.ground;
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.R32F, side, side, 0, gl.RED, gl.FLOAT, levels);
    });
    this.#fill(this.#colours, () => {
      const { ramp } = doc.contour;
      const bytes = ramp.flatMap((one) => [...rgb(one).map((part) => Math.round(255 * part)), 255]);
      const data = new Uint8Array(bytes);
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, ramp.length, 1, 0, gl.RGBA, gl.UNSIGNED_BYTE, data);
    });
  }

  /** Draws into a rectangle of the screen's pixels. */
  draw(plot: Box, size: [number, number], halfWidth: number, density: number): void {
    const { gl } = this;
    const doc = this.#doc!;
    gl.activeTexture(gl.TEXTURE1);
    gl.bindTexture(gl.TEXTURE_2D, this.#colours);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, this.#grid);
    this.#program.use({
      grid: 0,
      colours: 1,
      size,
      plot: [plot.left, plot.top, plot.width, plot.height],
      cells: doc.ground.cells,
      count: doc.contour.ramp.length,
      strength: doc.theme.isoline_strength,
      ...{ halfWidth, density },
    });
    gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
  }

  #fill(texture: WebGLTexture, fill: () => void): void {
    const { gl } = this;
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, texture);
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
      gl.texParameteri(gl.TEXTURE_2D, filter, gl.NEAREST);
    }
    fill();
  }
}
