from opened import here

__all__ = ["here"]
