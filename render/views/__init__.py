"""What a film shows of a walk: the declarations, and the stages that draw them."""
