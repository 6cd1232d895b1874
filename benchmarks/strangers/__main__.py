"""`make strangers N=50 SEED=1`: hospitals and leaflets that are not ours, each in some format.

Prints what became of each, writes a sheet of small pictures, and ends with 1 if one is a fault.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from benchmarks.strangers.hospitals import Hospital, hospital
from benchmarks.strangers.leaflets import Leaflet, leaflet
from benchmarks.strangers.sheet import sheet
from benchmarks.strangers.verdict import TOP, Run, Verdict, in_a_process, judged
from depliant.formats.format import Format, shipped_formats
from depliant.sources.shipped import shipped

_ANY = 0.12  # of the strangers take a format at random, whatever the length of their text
_ROOM = {"trifold": 420, "zfold": 480, "bifold": 420, "a4": 900, "a4-short": 260}  # words, about


@dataclass(frozen=True)
class Stranger:
    """One hospital, one leaflet, one format; the same for the same seed."""

    seed: int
    hospital: Hospital
    leaflet: Leaflet
    format: Format

    @property
    def label(self) -> str:
        return f"{self.seed}  {self.format.name}  {self.leaflet.told}  {self.hospital.told}"

    def judged(self, root: Path, run: Run = in_a_process) -> Verdict:
        """Write its workspace into an empty folder, and see what becomes of its edition."""
        self.hospital.write(root / "hospitals" / "ailleurs")
        self.leaflet.write(root / "leaflets" / "voyage")
        _say(self.leaflet.lang, root / "templates" / "words")
        carried = self.leaflet.carried(self.format.extent)
        return judged(root, self.format, carried, run)


def _say(lang: str, folder: Path) -> None:
    """The fixed words of a language that we have none of: English ones, so that they can be set."""
    ours = shipped("templates") / "words"
    if not (ours / f"{lang}.yaml").exists():
        folder.mkdir(parents=True)
        shutil.copy(ours / "en.yaml", folder / f"{lang}.yaml")


def stranger(seed: int) -> Stranger:
    """The stranger of a seed."""
    dice = Random(seed)
    theirs, text = hospital(dice), leaflet(dice, seed % 10_000)
    return Stranger(seed, theirs, text, _format(dice, text))


@cache
def _formats() -> dict[str, Format]:
    return dict(shipped_formats())


def _format(dice: Random, text: Leaflet) -> Format:
    """Any format; rarely one that is far too small for the text: such refusals are all alike."""
    formats = _formats()
    names = sorted(formats)
    roomy = [name for name in names if text.count(formats[name].extent) < _ROOM.get(name, 1e6)]
    return formats[dice.choice(names if dice.random() < _ANY or not roomy else roomy)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1, help="of the first; the others follow it")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--sheet", type=Path, default=TOP / "build" / "strangers.png")
    asked = parser.parse_args()
    strangers = [stranger(asked.seed * 1000 + number) for number in range(asked.count)]
    cells = []
    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor(asked.jobs) as pool:
        roots = [Path(name) / str(one.seed) for one in strangers]
        for one, verdict in zip(
            strangers, pool.map(Stranger.judged, strangers, roots), strict=True
        ):
            print(f"{one.label}\n    {verdict.what} {verdict.why}", flush=True)
            cells.append((one.label, verdict))
        asked.sheet.parent.mkdir(parents=True, exist_ok=True)
        sheet(cells, asked.sheet)
    faults = sum(verdict.what == "FAULT" for _label, verdict in cells)
    print(f"{len(cells)} strangers, {faults} faults; {asked.sheet}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
