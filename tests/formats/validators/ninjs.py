"""Holds a ninjs document against the schema; the second opinion beside ajv."""
import json
import sys

import jsonschema
from referencing import Registry, Resource


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


schemas, document = sys.argv[1:]
geo = Resource.from_contents(load(f"{schemas}/GeoJSON-schema.json"))
registry = Registry().with_resource("https://geojson.org/schema/GeoJSON.json", geo)
schema = load(f"{schemas}/ninjs-schema_3.1.json")
checker = jsonschema.FormatChecker()
validator = jsonschema.Draft202012Validator(schema, registry=registry, format_checker=checker)
faults = [(list(fault.path), fault.message) for fault in validator.iter_errors(load(document))]
print(*faults, sep="\n")
sys.exit(bool(faults))
