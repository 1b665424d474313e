"""The commands: each parses, calls the library and shows."""

from xlreport.cli.chinese import speak_chinese

speak_chinese()
