"""Small networks in plain numpy, trained by any optimizer, and the planes that show them."""
