/** What stands while no camera moves: drawn with smooth edges, kept as a texture. */
export class Base {
  readonly #texture: WebGLTexture;
  readonly #smooth: WebGLFramebuffer;
  readonly #plain: WebGLFramebuffer;
  readonly #rough: WebGLFramebuffer;
  readonly #colours: WebGLRenderbuffer;
  readonly #depths: WebGLRenderbuffer;
  #width = 0;
  #height = 0;
  /** How often it was drawn. */
  times = 0;

  /** A rough solid leaves its depths in a texture, which must be as large as the picture. */
  constructor(
    readonly gl: WebGL2RenderingContext,
    readonly depths: WebGLTexture | null,
  ) {
    this.#texture = gl.createTexture();
    this.#smooth = gl.createFramebuffer();
    this.#plain = gl.createFramebuffer();
    this.#colours = gl.createRenderbuffer();
    this.#depths = gl.createRenderbuffer();
    this.#rough = gl.createFramebuffer();
  }

  /**
   * Draws anew: `solid` with depth, `flat` over it, onto the buffer that it is given.
   *
   * A `rough` solid has one sample a pixel, which a processor draws twice as fast.
   */
  draw(
    width: number,
    height: number,
    rough: boolean,
    solid: () => void,
    flat: (onto: WebGLFramebuffer) => void,
  ): void {
    const { gl } = this;
    this.times++;
    if (width !== this.#width || height !== this.#height) this.#resize(width, height);
    gl.bindFramebuffer(gl.FRAMEBUFFER, rough ? this.#rough : this.#smooth);
    gl.viewport(0, 0, width, height);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
    gl.enable(gl.DEPTH_TEST);
    solid();
    gl.disable(gl.DEPTH_TEST);
    if (!rough) this.#blit(this.#smooth, this.#plain);
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.#plain);
    flat(this.#plain);
  }

  /** Puts it on the canvas. */
  copy(): void {
    const { gl } = this;
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    // Chromium empties a canvas that it has shown at the next clear or draw, not at a blit.
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    this.#blit(this.#plain, null);
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  }

  #blit(from: WebGLFramebuffer, to: WebGLFramebuffer | null): void {
    const { gl } = this;
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, from);
    gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, to);
    const all = [0, 0, this.#width, this.#height] as const;
    gl.blitFramebuffer(...all, ...all, gl.COLOR_BUFFER_BIT, gl.NEAREST);
  }

  #resize(width: number, height: number): void {
    const { gl } = this;
    [this.#width, this.#height] = [width, height];
    const samples = Math.min(8, gl.getParameter(gl.MAX_SAMPLES) as number);
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.#smooth);
    for (const [buffer, format, point] of [
      [this.#colours, gl.RGBA8, gl.COLOR_ATTACHMENT0],
      [this.#depths, gl.DEPTH_COMPONENT24, gl.DEPTH_ATTACHMENT],
    ] as const) {
      gl.bindRenderbuffer(gl.RENDERBUFFER, buffer);
      gl.renderbufferStorageMultisample(gl.RENDERBUFFER, samples, format, width, height);
      gl.framebufferRenderbuffer(gl.FRAMEBUFFER, point, gl.RENDERBUFFER, buffer);
    }
    gl.bindTexture(gl.TEXTURE_2D, this.#texture);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, width, height, 0, gl.RGBA, gl.UNSIGNED_BYTE, null);
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
      gl.texParameteri(gl.TEXTURE_2D, filter, gl.NEAREST);
    }
    const [colour, depth] = [gl.COLOR_ATTACHMENT0, gl.DEPTH_ATTACHMENT];
    for (const buffer of [this.#plain, this.#rough]) {
      gl.bindFramebuffer(gl.FRAMEBUFFER, buffer);
      gl.framebufferTexture2D(gl.FRAMEBUFFER, colour, gl.TEXTURE_2D, this.#texture, 0);
    }
    gl.framebufferTexture2D(gl.FRAMEBUFFER, depth, gl.TEXTURE_2D, this.depths, 0);
  }
}
