/** Draws lines and type in one colour. */
export class Lettering {
  constructor(
    readonly paper: CanvasRenderingContext2D,
    readonly face: string,
    readonly colour: string,
  ) {}

  width(text: string, size: number): number {
    this.paper.font = `${size}px ${this.face}`;
    return this.paper.measureText(text).width;
  }

  /** Text whose baseline is at y. */
  text(text: string, x: number, y: number, size: number, align: CanvasTextAlign): void {
    this.#write(text, x, y, align, `${size}px ${this.face}`);
  }

  /** A variable, in the italics of formulas, its middle at x. */
  letter(letter: string, x: number, y: number, size: number): void {
    this.#write(letter, x, y, "center", `italic ${size}px ${this.face}`);
  }

  line(points: number[][], width: number): void {
    const { paper } = this;
    paper.strokeStyle = this.colour;
    paper.lineWidth = width;
    paper.lineCap = "round";
    paper.beginPath();
    for (const [x, y] of points) paper.lineTo(x, y);
    paper.stroke();
  }

  #write(text: string, x: number, y: number, align: CanvasTextAlign, font: string): void {
    const { paper } = this;
    paper.font = font;
    paper.fillStyle = this.colour;
    paper.textAlign = align;
    paper.textBaseline = "alphabetic";
    paper.fillText(text, x, y);
  }
}
