"""What the operating system gives and takes: kinds of files, signals, refusals."""
