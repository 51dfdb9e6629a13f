"""Films the task with manim: with cairo, which it draws with unless told, or with OpenGL.

With cairo the surface has 32 × 32 faces, manim's own choice; with OpenGL it has 100 × 100 points,
and edges are not smoothed, which manim leaves out. The film has no title, labels, axes or legend.
"""

import time

import numpy as np
from task import CODED, Task, read, report

FACES, POINTS = 32, 100
UNIT = 2.4
"""How long 1 is in manim's frame, which is 8 high."""


def place(u: float, v: float) -> np.ndarray:
    """A point of the surface, shape (3,)."""
    return UNIT * np.array([u, v, u**2 - v**2])


def main(task: Task, *, opengl: bool) -> None:
    """Write the film, and print how long it took."""
    begin = time.perf_counter()
    import manim
    from manim.mobject.opengl.opengl_surface import OpenGLSurface
    from manim.mobject.opengl.opengl_vectorized_mobject import OpenGLVMobject

    duration = task.frames / task.fps
    asked = begin

    class Saddle(manim.ThreeDScene):
        def construct(self) -> None:
            span = (-1, 1)
            if opengl:
                grid = (POINTS, POINTS)
                surface = OpenGLSurface(place, span, span, resolution=grid, color=manim.BLUE)
                line = lambda: OpenGLVMobject(flat_stroke=False, depth_test=True)  # noqa: E731
            else:
                surface = manim.Surface(place, u_range=span, v_range=span, resolution=FACES)
                line = manim.VMobject
            self.add(surface)
            drawn = []
            for walk, colour in zip(task.walks, task.colours, strict=True):
                path = line().set_points_as_corners(UNIT * walk).set_stroke(colour, width=4)
                taken = duration * len(walk) / (task.steps + 1)
                drawn.append(manim.Create(path, run_time=taken, rate_func=manim.linear))
            self.set_camera_orientation(
                phi=np.radians(90 - task.elevation),
                theta=np.radians(task.azimuth + 90 * opengl),  # OpenGL counts from -y
            )
            self.begin_ambient_camera_rotation(rate=np.radians(task.turn) / duration)
            nonlocal asked
            asked = time.perf_counter()
            self.play(*drawn)

    width, height = task.size
    told = {
        "renderer": "opengl" if opengl else "cairo",
        "pixel_width": width,
        "pixel_height": height,
        "frame_rate": task.fps,
        "write_to_movie": True,
        "disable_caching": True,
        "progress_bar": "none",
        "verbosity": "ERROR",
        "media_dir": str(task.folder),
        "video_codec": "libx264",
        "pixel_format": "yuv420p",
        "video_encoder_options": CODED,
    }
    with manim.tempconfig(told):
        scene = Saddle()
        scene.render()
        seconds = time.perf_counter() - asked
        film = scene.renderer.file_writer.movie_file_path
    start_up = asked - begin
    report(task, film, version=manim.__version__, start_up=start_up, seconds=seconds)


if __name__ == "__main__":
    task, opengl = read()
    main(task, opengl=opengl)
