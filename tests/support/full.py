"""Whether large counts are run whole, as is done by hand now and then, or cut to what every run has time for."""

import os

FULL = os.environ.get("XLREPORT_FULL") == "1"
