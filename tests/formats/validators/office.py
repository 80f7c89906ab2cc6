"""Reads a Word file by python-docx and mammoth: all words, the styles and descriptions of pictures that its sample asks for."""
import json
import re
import sys

import docx
import mammoth
from docx.oxml.ns import qn

path = sys.argv[1]
with open(sys.argv[2], encoding="utf-8") as file:
    asked = json.load(file)
document = docx.Document(path)
body = document.element.body


def text_of(paragraph):
    parts = []
    for node in paragraph.iter():
        if node.tag == qn("w:t"):
            parts.append(node.text or "")
        elif node.tag in (qn("w:br"), qn("w:tab")):
            parts.append(" ")
    return "".join(parts)


text = "\n".join(text_of(paragraph) for paragraph in body.iter(qn("w:p")))
known = {style.style_id for style in document.styles}
faults = []
used = {node.get(qn("w:val")) for node in body.iter(qn("w:pStyle"))}
faults += [f"style {name} is not defined" for name in sorted(used - known)]
faults += [f"no paragraph in the style {name}" for name in ["Title", *asked["styles"]] if name not in used]
if "TableText" in asked["styles"] and not document.tables:
    faults.append("no table")
pictures = list(body.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"))
captions = [node for node in body.iter(qn("w:pStyle")) if node.get(qn("w:val")) == "Caption"]
faults += [f"picture {node.get('id')} without alt text" for node in pictures if not node.get("descr")]
told = [" ".join((node.get("descr") or "").split()) for node in pictures]
if told != asked["alts"]:
    faults.append(f"descriptions {told}, asked were {asked['alts']}")
if len({node.get("id") for node in pictures}) != len(pictures):
    faults.append("two pictures of one id")
if len(captions) < len(pictures):
    faults.append(f"{len(pictures)} pictures, {len(captions)} captions")
with open(path, "rb") as file:
    html = mammoth.convert_to_html(file, convert_image=mammoth.images.img_element(lambda _: {"src": ""})).value
plain = re.sub(r"<(/?(strong|em|a|b|i|sup|sub)\b)[^>]*>", "", html)
plain = re.sub(r"<[^>]*>", " ", plain)
for name, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#39;", "'"), ("&amp;", "&")):
    plain = plain.replace(name, sign)
print(json.dumps({"text": text, "mammoth": plain, "faults": faults}))
