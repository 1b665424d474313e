"""How xlreport gets out of the door: the packages it needs, environments made for it, and how a frozen one begins."""
