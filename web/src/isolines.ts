/**
 * GLSL: how much an isoline covers of a pixel, faded where lines crowd.
 *
 * `slope` is levels a pixel; lines stand where the level is whole, between 0 and the highest. They
 * have faded away 3 pixels of the layout from one to the next, and are in full strength from 7 on.
 */
export const ISOLINES = `
float isoline(float level, float slope, float halfWidth, float highest, float density) {
  float apart = slope > 1e-9 ? 1.0 / slope : 0.0;
  float whole = floor(level + 0.5);
  float covered = clamp(halfWidth + 0.5 - abs(level - whole) * apart, 0.0, 1.0);
  float clear = clamp((apart / density - 3.0) / 4.0, 0.0, 1.0);
  return whole > 0.0 && whole < highest ? covered * clear : 0.0;
}
`;
