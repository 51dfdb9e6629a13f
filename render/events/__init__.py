"""What happens in a film, read from its trajectories: who leaves, arrives, diverges, leads."""

from render.events.event import Event, EventKind, events_of

__all__ = ["Event", "EventKind", "events_of"]
