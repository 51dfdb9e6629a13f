"""A text that a picture's file carries beside the picture."""

from render.comment.comments import HEAD, LARGEST, comments_in
from render.comment.gif import insert_in_gif, join_gifs

__all__ = ["HEAD", "LARGEST", "comments_in", "insert_in_gif", "join_gifs"]
