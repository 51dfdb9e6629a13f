import { type Camera, DISTANCE } from "../camera.ts";

/** The shrinking of what is farthest and nearest, with room for any block. */
const FARTHEST = 0.7;
const NEAREST = 1.5;

/** A depth of `Camera.project` as the depth buffer has it, 0 to 1. */
export function buffered(depth: number): number {
  return (depth + NEAREST) / (NEAREST - FARTHEST);
}

/** GLSL: from the block's coordinates to pixels and depth, as `Camera.project` does it. */
export const LENS = `
uniform mat3 axes;
uniform vec3 view;
uniform vec2 size;
float shrinkOf(vec3 seen) { return ${float(DISTANCE)} / (${float(DISTANCE)} - seen.z); }
vec2 pixelOf(vec3 seen) {
  return view.yz + view.x * vec2(seen.x, -seen.y) * shrinkOf(seen);
}
float depthOf(vec3 seen) {
  return (${float(NEAREST)} - shrinkOf(seen)) / ${float(NEAREST - FARTHEST)};
}
`;

/** A number in GLSL. */
export function float(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : `${value}`;
}

/** The uniforms of `LENS`, for a picture of so many pixels. */
export function lens(camera: Camera, width: number, height: number) {
  const { axes, zoom, x, y } = camera;
  return { axes: axes.flat(), view: [zoom, x, y], size: [width, height] };
}

/** Depth by which a path is brought nearer at least, and at most where the ground falls away. */
const LIFT = 0.0004;
const HIGHEST_LIFT = 0.012;

/** GLSL: how much nearer what is drawn on ground of this normal must be; `spread` is its width. */
export const LIFTED = `
uniform float spread;
float liftOf(vec3 normal) {
  vec3 facing = normal * axes;
  float steepness = length(facing.xy) / max(facing.z, 1e-3);
  return min(steepness * spread + ${LIFT}, ${HIGHEST_LIFT}) / ${float(NEAREST - FARTHEST)};
}
`;

/** The same for one point. */
export function lift(camera: Camera, normal: readonly number[], spread: number): number {
  const [right, up, towards] = camera.axes.map((axis) =>
    axis.reduce((sum, part, k) => sum + part * normal[k], 0),
  );
  const steepness = Math.hypot(right, up) / Math.max(towards, 1e-3);
  return Math.min(steepness * spread + LIFT, HIGHEST_LIFT);
}
