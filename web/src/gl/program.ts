type Value = number | readonly number[] | Float32Array;

/** A linked program, its attributes at the places of their names; uniforms are set by name. */
export class Program {
  readonly handle: WebGLProgram;
  readonly #uniforms = new Map<string, { at: WebGLUniformLocation; type: number }>();

  constructor(
    readonly gl: WebGL2RenderingContext,
    vertex: string,
    fragment: string,
    attributes: string[] = [],
  ) {
    this.handle = gl.createProgram();
    const shaders = [
      compiled(gl, gl.VERTEX_SHADER, vertex),
      compiled(gl, gl.FRAGMENT_SHADER, fragment),
    ];
    for (const shader of shaders) gl.attachShader(this.handle, shader);
    attributes.forEach((name, at) => gl.bindAttribLocation(this.handle, at, name));
    gl.linkProgram(this.handle);
    // A lost context links nothing and has nothing to say; its restoring builds all anew.
    if (!gl.getProgramParameter(this.handle, gl.LINK_STATUS) && !gl.isContextLost()) {
      const told = shaders.map((shader) => gl.getShaderInfoLog(shader)).join("");
      throw new Error(`shader: ${told}${gl.getProgramInfoLog(this.handle)}`);
    }
    for (const shader of shaders) gl.deleteShader(shader);
    const count = (gl.getProgramParameter(this.handle, gl.ACTIVE_UNIFORMS) as number | null) ?? 0;
    for (let k = 0; k < count; k++) {
      const { name, type } = gl.getActiveUniform(this.handle, k)!;
      const at = gl.getUniformLocation(this.handle, name);
      if (at) this.#uniforms.set(name.replace("[0]", ""), { at, type });
    }
  }

  /** The place of an attribute; −1 for one that the program does without. */
  attribute(name: string): number {
    return this.gl.getAttribLocation(this.handle, name);
  }

  /** Makes it the program at work and sets uniforms. */
  use(values: Record<string, Value>): void {
    this.gl.useProgram(this.handle);
    for (const [name, value] of Object.entries(values)) this.#set(name, value);
  }

  #set(name: string, value: Value): void {
    const { gl } = this;
    const uniform = this.#uniforms.get(name);
    if (!uniform) return;
    const { at, type } = uniform;
    const numbers = typeof value === "number" ? [value] : value;
    if (type === gl.FLOAT) gl.uniform1fv(at, numbers);
    else if (type === gl.FLOAT_VEC2) gl.uniform2fv(at, numbers);
    else if (type === gl.FLOAT_VEC3) gl.uniform3fv(at, numbers);
    else if (type === gl.FLOAT_VEC4) gl.uniform4fv(at, numbers);
    else if (type === gl.FLOAT_MAT3) gl.uniformMatrix3fv(at, false, numbers);
    else gl.uniform1iv(at, numbers);
  }
}

const HEAD = "#version 300 es\nprecision highp float;\nprecision highp int;\n";

function compiled(gl: WebGL2RenderingContext, kind: number, source: string): WebGLShader {
  const shader = gl.createShader(kind)!;
  gl.shaderSource(shader, HEAD + source);
  gl.compileShader(shader);
  return shader;
}
