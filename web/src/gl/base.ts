/** What stands while no camera moves: drawn with smooth edges, kept as a texture. */
export class Base {
  readonly texture: WebGLTexture;
  readonly #smooth: WebGLFramebuffer;
  readonly #plain: WebGLFramebuffer;
  readonly #colours: WebGLRenderbuffer;
  readonly #depths: WebGLRenderbuffer;
  #width = 0;
  #height = 0;

  constructor(readonly gl: WebGL2RenderingContext) {
    this.texture = gl.createTexture();
    this.#smooth = gl.createFramebuffer();
    this.#plain = gl.createFramebuffer();
    this.#colours = gl.createRenderbuffer();
    this.#depths = gl.createRenderbuffer();
  }

  /** Draws anew: `solid` with depth and several samples a pixel, `flat` over it with one. */
  draw(width: number, height: number, solid: () => void, flat: () => void): void {
    const { gl } = this;
    if (width !== this.#width || height !== this.#height) this.#resize(width, height);
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.#smooth);
    gl.viewport(0, 0, width, height);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
    gl.enable(gl.DEPTH_TEST);
    solid();
    gl.disable(gl.DEPTH_TEST);
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, this.#smooth);
    gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, this.#plain);
    const all = [0, 0, width, height] as const;
    gl.blitFramebuffer(...all, ...all, gl.COLOR_BUFFER_BIT, gl.NEAREST);
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.#plain);
    flat();
  }

  dispose(): void {
    const { gl } = this;
    gl.deleteTexture(this.texture);
    for (const buffer of [this.#smooth, this.#plain]) gl.deleteFramebuffer(buffer);
    for (const buffer of [this.#colours, this.#depths]) gl.deleteRenderbuffer(buffer);
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
    gl.bindTexture(gl.TEXTURE_2D, this.texture);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, width, height, 0, gl.RGBA, gl.UNSIGNED_BYTE, null);
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
      gl.texParameteri(gl.TEXTURE_2D, filter, gl.NEAREST);
    }
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.#plain);
    const point = gl.COLOR_ATTACHMENT0;
    gl.framebufferTexture2D(gl.FRAMEBUFFER, point, gl.TEXTURE_2D, this.texture, 0);
  }
}
