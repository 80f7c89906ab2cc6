"""Reads an Atom feed as a feed reader does."""
import sys

import feedparser

feed = feedparser.parse(sys.argv[1])
faults = []
if feed.bozo:
    faults.append(str(feed.bozo_exception))
if feed.version != "atom10":
    faults.append(f"version {feed.version}")
for part in ("title", "id", "updated"):
    if part not in feed.feed:
        faults.append(f"feed without {part}")
if not feed.entries:
    faults.append("no entry")
for entry in feed.entries:
    faults += [f"entry without {part}" for part in ("title", "id", "updated", "content") if part not in entry]
print(*faults, sep="\n")
sys.exit(bool(faults))
