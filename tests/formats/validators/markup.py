"""Takes HTML on the standard input apart as a browser's first step does: its text, its tags, and tags that are not closed in order."""
import json
import sys
from html.parser import HTMLParser

INLINE = {"a", "b", "em", "i", "span", "strong"}
EMPTY = {"br", "hr", "img"}


class Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.text, self.tags, self.open, self.faults = [], [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append([tag, dict(attrs)])
        if tag not in INLINE:
            self.text.append(" ")
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in EMPTY:
            self.faults.append(f"<{tag} /> closes nothing")

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes what is not open")
        if tag not in INLINE:
            self.text.append(" ")

    def handle_data(self, data):
        self.text.append(data)

    def handle_comment(self, data):
        self.faults.append(f"a comment: {data}")


reader = Reader()
reader.feed(sys.stdin.buffer.read().decode("utf-8"))
reader.close()
reader.faults += [f"<{tag}> stays open" for tag in reader.open]
json.dump({"text": "".join(reader.text), "tags": reader.tags, "faults": reader.faults}, sys.stdout)
