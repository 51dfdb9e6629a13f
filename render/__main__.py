"""`python -m render` is `steepest`."""

from render.command.cli import main

if __name__ == "__main__":
    main()
