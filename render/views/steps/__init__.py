"""The vector diagram: what each step of one walker is made of."""
