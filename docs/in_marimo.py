"""A marimo notebook whose film is made anew as a slider is moved: marimo edit in_marimo.py."""

import marimo

app = marimo.App()


@app.cell
def _():
    import marimo as mo

    from optimizers import Adam, Momentum
    from render import Contour, Landscape, Scene
    from surfaces import himmelblau

    return Adam, Contour, Landscape, Momentum, Scene, himmelblau, mo


@app.cell
def _(mo):
    rate = mo.ui.slider(0.02, 0.5, value=0.2, step=0.02, label="learning rate of Adam")
    rate
    return (rate,)


@app.cell
def _(Adam, Contour, Landscape, Momentum, Scene, himmelblau, rate):
    scene = Scene(
        title="Which of four?",
        surface=himmelblau,
        starts=[(0, 0), (-0.5, -1)],
        optimizers=[Momentum(0.003, momentum=0.8), Adam(rate.value)],
        steps=120,
        views=[Contour(), Landscape(elevation=None, turn=40)],
        captions="events",
    )
    scene
    return (scene,)


@app.cell
def _(scene):
    film = scene.film("landscape", size=(640, 360))
    film[-1]
    return


if __name__ == "__main__":
    app.run()
