"""Code that learns the weights of `argmap.learned`; not part of the package."""
