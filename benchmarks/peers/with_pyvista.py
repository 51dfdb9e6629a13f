"""Films the task with pyvista, off-screen, through its own movie writer.

Edges are smoothed as pyvista does unless told (four samples a pixel); ours are smooth too. The grid
has 100 × 100 points, ours 201 × 201. Its film has neither title, labels, axes nor legend.
"""

import time

from task import CODED, Task, read, report

POINTS = 100


def main(task: Task) -> None:
    """Write the film, and print how long it took."""
    begin = time.perf_counter()
    import numpy as np
    import pyvista as pv

    x, y = np.meshgrid(*[np.linspace(-1, 1, POINTS)] * 2)
    surface = pv.StructuredGrid(x, y, x**2 - y**2)
    surface["height"] = surface.points[:, 2]
    plotter = pv.Plotter(off_screen=True, window_size=task.size)
    plotter.add_mesh(surface, cmap="coolwarm", smooth_shading=True, show_scalar_bar=False)
    lines = [pv.lines_from_points(walk[:2]) for walk in task.walks]
    for line, colour in zip(lines, task.colours, strict=True):
        plotter.add_mesh(line, color=colour, line_width=4)
    around, above = np.radians([task.azimuth, task.elevation])
    aside = np.cos(above)
    plotter.view_vector(
        (aside * np.cos(around), aside * np.sin(around), np.sin(above)), viewup=(0, 0, 1)
    )
    plotter.show(auto_close=False)
    start_up = time.perf_counter() - begin

    film = task.folder / "pyvista.mp4"
    begin = time.perf_counter()
    plotter.open_movie(
        film,
        framerate=task.fps,
        codec="libx264",
        quality=None,
        pixelformat="yuv420p",
        output_params=[word for name, value in CODED.items() for word in (f"-{name}", value)],
    )
    for frame in range(task.frames):
        reached = max(2, 1 + round(task.steps * frame / task.frames))
        for line, walk in zip(lines, task.walks, strict=True):
            line.copy_from(pv.lines_from_points(walk[:reached]))
        plotter.camera.azimuth = task.turn * frame / task.frames
        plotter.write_frame()
    plotter.mwriter.close()
    seconds = time.perf_counter() - begin
    plotter.close()
    report(task, film, version=pv.__version__, start_up=start_up, seconds=seconds)


if __name__ == "__main__":
    main(read()[0])
