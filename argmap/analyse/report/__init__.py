"""One page made from all of it, each line with the comments it rests on."""
