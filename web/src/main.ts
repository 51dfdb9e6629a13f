import { Contour } from "./contour/contour.ts";
import { Landscape } from "./landscape/landscape.ts";
import { start } from "./start.ts";

void start({ landscape: Landscape, contour: Contour });
