"""Holds what the command writes against tools and rules that are not its own.

    python validate.py BINARY GOLD [--schemas FOLDER]

For every case in GOLD the report as data says what must be there; then

- TMX, XLIFF 1.2 and 2.1 are read with the Translate Toolkit, and each unit must have the texts of its bead;
- they are held against tmx14.dtd, xliff12.rng and xliff21.rng beside this file, which are reduced by hand to the parts
  of the standards that are written, and rules that such schemas cannot say: names are unique, references lead somewhere;
- hunalign, Vecalign, Moses and InterText are read here, in the few lines that their own tools take for it.

The schemas of OASIS may not be shipped here. With --schemas FOLDER, which has xliff-core-1.2-strict.xsd,
xliff-core-2.0.xsd and xml.xsd, they are used, too; ITS is taken out for that, because 1.2 asks for its schema.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from lxml import etree
from translate.storage.tmx import tmxfile
from translate.storage.xliff import xlifffile
from translate.storage.xliff2 import Xliff2File

HERE = Path(__file__).parent
ITS = "{http://www.w3.org/2005/11/its}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SIDES = ("en", "ko")


class Case:
    """A case with the report that its files are held against."""

    def __init__(self, binary, folder, out):
        self.binary, self.folder, self.out = binary, folder, out
        self.report = json.loads(self.run("report", "json"))
        self.beads = self.report["beads"]

    def run(self, command, form, *more):
        texts = [str(self.folder / f"{side}.txt") for side in SIDES]
        args = [str(self.binary), command, "--quiet", "--format", form, *more, *texts]
        done = subprocess.run(args, capture_output=True, text=True, encoding="utf-8", check=False)
        assert done.returncode < 2, done.stderr
        return done.stdout

    def file(self, command, form, name):
        self.run(command, form, "-o", str(self.out / name))
        return self.out / name

    def texts(self, bead, side):
        sentences = self.report[side]["sentences"]
        return [" ".join(sentences[n]["text"].split()) for n in bead[side]]

    def joined(self, side):
        return [" ".join(self.texts(bead, side)) for bead in self.beads]


def check_toolkit(case, store, unit_texts):
    """The toolkit's units have the texts of the beads."""
    found = [unit_texts(unit) for unit in store.units]
    expected = list(zip(case.joined("en"), case.joined("ko")))
    assert found == expected, [pair for pair in zip(found, expected) if pair[0] != pair[1]][0]


def both(unit):
    return (str(unit.source or ""), str(unit.target or ""))


def check_tmx(case):
    path = case.file("align", "tmx", "a.tmx")
    tree = etree.parse(path)
    dtd = etree.DTD(str(HERE / "tmx14.dtd"))
    assert dtd.validate(tree), dtd.error_log
    units = tree.findall(".//tu")
    assert len({u.get("tuid") for u in units}) == len(units) == len(case.beads)
    languages = {"en": "en", "ko": "ko-KP"}
    for unit, bead in zip(units, case.beads):
        segments = {v.get(XML_LANG): v.findtext("seg") for v in unit.findall("tuv")}
        expected = {languages[s]: " ".join(case.texts(bead, s)) for s in SIDES if bead[s]}
        assert segments == expected, (segments, expected)
    store = tmxfile.parsefile(str(path))
    assert store.units and len(store.units) == len(case.beads)
    # The toolkit passes over a unit whose source language is missing.
    full = [i for i, bead in enumerate(case.beads) if bead["en"] and bead["ko"]]
    for i in full:
        assert both(store.units[i]) == (case.joined("en")[i], case.joined("ko")[i])


def check_xliff(case, schemas):
    grammars = {form: etree.RelaxNG(etree.parse(HERE / f"{form}.rng")) for form in ("xliff12", "xliff21")}
    path = case.file("report", "xliff", "r.xlf")
    subprocess.run([case.binary, "convert", path, "--to", "xliff12", "-o", case.out / "r12.xlf"], check=True)
    for form, path, store in (
        ("xliff21", path, Xliff2File),
        ("xliff12", case.out / "r12.xlf", xlifffile),
    ):
        tree = etree.parse(path)
        assert grammars[form].validate(tree), (path, grammars[form].error_log)
        check_references(tree, case)
        check_toolkit(case, store.parsefile(str(path)), both)
        if schemas:
            check_schema(schemas, form, tree)
    plain = etree.parse(case.file("align", "xliff12", "b.xlf"))
    assert grammars["xliff12"].validate(plain) and not list(plain.iter(f"{ITS}*"))


def check_references(tree, case):
    """Each reference leads to issues of its own unit; all divergences are there; no name is used twice."""
    issues = {e.get(XML_ID): e for e in tree.iter(f"{ITS}locQualityIssues")}
    references = [e for e in tree.iter() if isinstance(e.tag, str) and e.get(f"{ITS}locQualityIssuesRef")]
    assert len(issues) == len(references) == len({d["bead"] for d in case.report["divergences"]})
    for element in references:
        name = re.sub(r"^#(its=)?", "", element.get(f"{ITS}locQualityIssuesRef"))
        unit = next(e for e in element.iterancestors() if etree.QName(e).localname in ("unit", "trans-unit"))
        assert issues[name].getparent() is unit, name
    comments = [e.get("locQualityIssueComment") for e in tree.iter(f"{ITS}locQualityIssue")]
    expected = [f"{d['kind']}: {' '.join(d['message'].split())}" for d in case.report["divergences"]]
    assert sorted(comments) == sorted(expected)
    units = [e for e in tree.iter() if isinstance(e.tag, str) and etree.QName(e).localname in ("unit", "trans-unit")]
    assert len({u.get("id") for u in units}) == len(units) == len(case.beads)
    for unit in units:
        marks = [e.get("id") for e in unit.iter() if etree.QName(e).localname == "mrk" and e.get("id")]
        assert len(set(marks)) == len(marks), marks


def check_schema(folder, form, tree):
    name = {"xliff12": "xliff-core-1.2-strict.xsd", "xliff21": "xliff-core-2.0.xsd"}[form]
    text = (folder / name).read_text(encoding="utf-8")
    text = re.sub(r'schemaLocation="[^"]*xml\.xsd"', f'schemaLocation="{(folder / "xml.xsd").as_uri()}"', text)
    schema = etree.XMLSchema(etree.fromstring(text.encode()))
    tree = etree.fromstring(etree.tostring(tree))
    for element in list(tree.iter(f"{ITS}*")):
        element.getparent().remove(element)
    for element in tree.iter():
        for attribute in [a for a in element.attrib if a.startswith(ITS)]:
            del element.attrib[attribute]
    if form == "xliff21":
        # The core of 2.1 is that of 2.0, but for the number.
        tree.set("version", "2.0")
    assert schema.validate(tree), schema.error_log


def check_lines(case):
    vecalign = []
    for line in case.run("align", "vecalign").splitlines():
        en, ko, cost = line.split(":")
        vecalign.append((json.loads(en), json.loads(ko)))
        assert 0 <= float(cost) <= 1
    assert vecalign == [(b["en"], b["ko"]) for b in case.beads]

    hunalign = [line.split("\t") for line in case.run("align", "hunalign").splitlines()]
    sides = [[" ~~~ ".join(case.texts(b, s)) for s in SIDES] for b in case.beads]
    assert [row[:2] for row in hunalign] == sides

    rungs = [line.split("\t") for line in case.run("align", "ladder").splitlines()]
    rungs = [(int(en), int(ko)) for en, ko, _ in rungs]
    assert rungs[0] == (0, 0) and rungs == sorted(rungs)
    assert rungs[-1] == tuple(len(case.report[s]["sentences"]) for s in SIDES)

    case.run("align", "moses", "-o", str(case.out / "m"))
    for side in SIDES:
        lines = (case.out / f"m.{side}").read_text(encoding="utf-8").split("\n")
        assert lines == [*case.joined(side), ""]


def check_intertext(case):
    case.run("align", "intertext", "-o", str(case.out / "i"))
    links = etree.parse(case.out / "i.en-ko.xml").getroot()
    assert (links.get("toDoc"), links.get("fromDoc")) == ("i.en.xml", "i.ko.xml")
    documents = [etree.parse(case.out / links.get(name)) for name in ("toDoc", "fromDoc")]
    sentences = [{s.get("id"): s.text for s in d.iter("s")} for d in documents]
    for link, bead in zip(links.iter("link"), case.beads, strict=True):
        ids = [side.split() for side in link.get("xtargets").split(";")]
        assert link.get("type") == "-".join(str(len(side)) for side in ids)
        texts = [[names[i] for i in side] for names, side in zip(sentences, ids)]
        assert texts == [case.texts(bead, s) for s in SIDES]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--schemas", type=Path)
    args = parser.parse_args()
    folders = sorted(path.parent for path in args.gold.glob("*/gold.json"))
    assert folders, f"no cases in {args.gold}"
    failed = 0
    for folder in folders:
        with tempfile.TemporaryDirectory() as out:
            case = Case(args.binary.resolve(), folder, Path(out))
            for check in (check_tmx, lambda c: check_xliff(c, args.schemas), check_lines, check_intertext):
                try:
                    check(case)
                except (AssertionError, etree.LxmlError) as fault:
                    failed += 1
                    print(f"{folder.name}: {type(fault).__name__}: {fault}", file=sys.stderr)
    print(f"exchange: {4 * len(folders) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
