"""An optimizer of a user's own walks beside the rule of the paper; where they part is told."""
