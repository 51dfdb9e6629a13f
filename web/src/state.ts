/** What the reader has chosen; angles in degrees, `zoom` 1 shows the block as the film does. */
export type State = {
  step: number;
  azimuth: number;
  elevation: number;
  zoom: number;
  /** Walkers drawn faintly. */
  faded: ReadonlySet<number>;
  /** The walker that the pointer or the keyboard is on. */
  pointed: number | null;
};
