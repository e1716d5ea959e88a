"""Runs the local AWS, whose name and arguments are those of this program, with a reader of definitions that passes over a field.

Its grammar is older than the ResultWriter in JSONata, which has Arguments. What it reads is the definition without it, so executions write
no results to S3; the definition that it keeps and describes is the one that it was given.
"""
import json
import runpy
import sys

from moto.stepfunctions.parser.asl.parse.asl_parser import AmazonStateLanguageParser

read = AmazonStateLanguageParser.parse


def known(value):
    if isinstance(value, list):
        return [known(v) for v in value]
    if not isinstance(value, dict):
        return value
    value = {name: known(v) for name, v in value.items()}
    writer = value.get("ResultWriter")
    if isinstance(writer, dict) and "Arguments" in writer:
        del value["ResultWriter"]
    return value


def parse(definition):
    try:
        definition = json.dumps(known(json.loads(definition)))
    except ValueError:
        pass  # the reader says what is wrong
    return read(definition)


AmazonStateLanguageParser.parse = staticmethod(parse)
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
