"""One film a file, a file a film."""
