"""`python -m xlreport`, the same as `xlreport`."""

from xlreport.cli.main import main

if __name__ == "__main__":
    main()
