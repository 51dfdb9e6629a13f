"""What a picture rests on: values, files and versions, told by digests."""
