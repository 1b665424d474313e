"""Kinds of checks, a module each: the spec of its parameters, and `find`, which answers an inquiry with findings.

A new kind is a new module, called like the kind; `checking.registry` finds it, and a form's rules may ask for it.
"""
