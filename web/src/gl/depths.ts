/**
 * The depths of a solid at the corners of pixels: one linear look-up tells how much of a pixel is
 * in sight.
 */
export class Depths {
  readonly texture: WebGLTexture;
  readonly #buffer: WebGLFramebuffer;
  #width = 0;
  #height = 0;

  constructor(readonly gl: WebGL2RenderingContext) {
    this.texture = gl.createTexture();
    this.#buffer = gl.createFramebuffer();
  }

  /** Makes room for a picture's depths. */
  resize(width: number, height: number): void {
    const { gl } = this;
    if (width === this.#width && height === this.#height) return;
    [this.#width, this.#height] = [width, height];
    gl.bindTexture(gl.TEXTURE_2D, this.texture);
    const [inner, outer] = [gl.DEPTH_COMPONENT24, gl.DEPTH_COMPONENT];
    gl.texImage2D(gl.TEXTURE_2D, 0, inner, width, height, 0, outer, gl.UNSIGNED_INT, null);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_COMPARE_MODE, gl.COMPARE_REF_TO_TEXTURE);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_COMPARE_FUNC, gl.LEQUAL);
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
      gl.texParameteri(gl.TEXTURE_2D, filter, gl.LINEAR);
    }
    for (const wrap of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) {
      gl.texParameteri(gl.TEXTURE_2D, wrap, gl.CLAMP_TO_EDGE);
    }
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.#buffer);
    const point = gl.DEPTH_ATTACHMENT;
    gl.framebufferTexture2D(gl.FRAMEBUFFER, point, gl.TEXTURE_2D, this.texture, 0);
  }

  /** Lets `draw` fill the depths; what it draws must be shifted half a pixel right and down. */
  fill(draw: () => void): void {
    const { gl } = this;
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.#buffer);
    gl.viewport(0, 0, this.#width, this.#height);
    gl.enable(gl.DEPTH_TEST);
    gl.clear(gl.DEPTH_BUFFER_BIT);
    draw();
    gl.disable(gl.DEPTH_TEST);
  }

  /** Makes the depths what `VISIBLE` looks up. */
  bind(): void {
    const { gl } = this;
    gl.activeTexture(gl.TEXTURE0 + UNIT);
    gl.bindTexture(gl.TEXTURE_2D, this.texture);
    gl.activeTexture(gl.TEXTURE0);
  }
}

const UNIT = 2;

/** The uniform of `VISIBLE`. */
export const DEPTHS = { depths: UNIT };

/** GLSL: how much of a pixel nothing stands before, at a depth of the depth buffer. */
export const VISIBLE = `
uniform highp sampler2DShadow depths;
float visible(float depth) {
  return texture(depths, vec3((gl_FragCoord.xy + 0.5) / vec2(textureSize(depths, 0)), depth));
}
`;
