"""A clerk without hands: LibreOffice in a window, moved by keys and by the clipboard alone, and looked at."""
