"""contradictory-values: one dose, age, duration or share has one value in a leaflet."""

from __future__ import annotations

from collections.abc import Iterator

from depliant.checks.finding import Fault, Severity
from depliant.checks.prose.languages import LANGUAGES
from depliant.checks.prose.telling import shown
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.sense.amounts.quantities import DOSED
from depliant.checks.sense.amounts.rhythms import overlap
from depliant.checks.sense.claims import Claim, claims
from depliant.checks.sense.earlier import Earlier
from depliant.checks.sense.ways import PERIODS
from depliant.checks.subjects import TextSubject
from depliant.words import _

_MASSES = frozenset({"g", "g/kg", "g/m²"})
_ALIKE = 0.6  # of what two claims name: then they speak of the same
_DAY = 1440  # minutes
_ROUNDED = {"share": 0.04, "dose": 0.01, "age": 0.0, "temperature": 0.0}
_DAYS_ROUNDED = 0.15  # a week is eight days, two are fifteen


def run(subject: TextSubject) -> Iterator[Fault]:
    told: set[Claim] = set()
    pairs: set[tuple[int, int]] = set()
    earlier = Earlier()
    for claim in claims(subject.prose):
        other = next((one for one in earlier.of(claim) if _contradict(one, claim)), None)
        earlier.add(claim)
        if other and other not in told and (other.number, claim.number) not in pairs:
            told.add(claim)
            pairs.add((other.number, claim.number))
            yield _fault(other, claim)


def _fault(first: Claim, claim: Claim) -> Fault:
    message = _("“{this}” here, “{that}” on line {line}: {sentence}")
    return Fault(
        message.format(
            this=claim.written,
            that=first.written,
            line=first.place.line,
            sentence=_("“{text}”").format(text=shown(first.told, first.written)),
        ),
        _("Keep the right one, after the source; if both are, say what differs (age, day, drug)."),
        claim.place,
        quote=claim.quote,
        words=claim.written,
    )


def _contradict(one: Claim, other: Claim) -> bool:
    this, that = one.quantity, other.quantity
    if one.number == other.number or this.what != that.what:
        return False
    if one.is_of_a_table and other.is_of_a_table:  # its heads say what differs
        return False
    if (one.way, one.when) != (other.way, other.when):
        return False
    if one.per != other.per and not {one.per, other.per} <= PERIODS.keys():
        return False
    return _is_same_thing(one, other) and _differ(one, other)


def _differ(one: Claim, other: Claim) -> bool:
    this, that = one.quantity, other.quantity
    if this.what == "rhythm":
        both = this.unit == that.unit == DOSED  # then the doses say it
        return not both and not this.overlaps(that)
    if this.what == "hours":
        return (this.low, this.high) != (that.low, that.high)
    if this.unit != that.unit:
        return {this.unit, that.unit} <= _MASSES
    if one.per != other.per:  # so much a week, so much a day
        days, others = PERIODS[one.per], PERIODS[other.per]
        return not overlap(this.low / days, this.high / days, that.low / others, that.high / others)
    return not this.agrees(that, _rounded(this.what, min(this.low, that.low)))


def _rounded(what: str, low: float) -> float:
    if what == "duration":
        return _DAYS_ROUNDED if low >= _DAY else 0.0
    return _ROUNDED[what]


def _is_same_thing(one: Claim, other: Claim) -> bool:
    if one.quantity.what == "rhythm":
        return one.of == other.of or (one.taken and other.taken and _holds(one.of, other.of))
    if one.quantity.what == "dose":
        return _is_same_dose(one, other)
    return _overlap(one.of, other.of) >= _ALIKE


def _holds(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one names all that the other does: “le fer”, “le fer, avec de l’eau”."""
    return bool(one and other) and (one <= other or other <= one)


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0


def _is_same_dose(one: Claim, other: Claim) -> bool:
    """Whether two doses are of one substance: both name it; or the second follows the first, and
    names none of its own."""
    if one.named and other.named:
        return one.named == other.named
    if named := one.named or other.named:
        rest = other.of if one.named else one.of
        if named in rest:
            return True
    elif one.of & other.of:
        return _overlap(one.of, other.of) >= _ALIKE
    follows = one.section == other.section and other.number - one.number == 1
    return follows and other.of <= one.of


CHECKS = (
    Check(
        "contradictory-values",
        Subject.TEXT,
        Severity.ERROR,
        "Of two doses, a family gives one, and nobody knows which.",
        "PEMAT-P (numbers that are clear); depliant: medical safety",
        run,
        topic=Topic.SAFETY,
        languages=LANGUAGES,
        fails=(
            "## La perfusion {#how}\n\nLa perfusion dure deux heures.\n\n"
            "Prenez un livre : la perfusion dure 4 heures.\n"
        ),
        passes=(
            "## La perfusion {#how}\n\nLa perfusion dure deux heures.\n\n"
            "Prenez un livre : la perfusion dure 120 minutes.\n"
        ),
    ),
)
