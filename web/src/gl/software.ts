/** What Chromium calls every renderer, unless asked by an extension at which Firefox warns. */
const MASKED = "WebKit WebGL";

/** Whether a processor draws, with no graphics card. */
export function isSoftware(gl: WebGL2RenderingContext): boolean {
  let name = String(gl.getParameter(gl.RENDERER));
  const info = name === MASKED ? gl.getExtension("WEBGL_debug_renderer_info") : null;
  if (info) name = String(gl.getParameter(info.UNMASKED_RENDERER_WEBGL));
  return /swiftshader|llvmpipe|software|basic render/i.test(name);
}
