"""Claims: what a quantity in a sentence is about, and under which conditions it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from depliant.checks.prose.prose import Prose, Sentence
from depliant.checks.sense.amounts.measured import measured, substance
from depliant.checks.sense.amounts.quantities import Quantity, quantities
from depliant.checks.sense.clauses import asks
from depliant.checks.sense.lexicon import said
from depliant.checks.sense.statements import APART, Statement, statements
from depliant.checks.sense.ways import per, way
from depliant.errors import Place

_WITH = 9  # letters before an age: “moins de”
MOST = 12  # quantities of a sentence


@dataclass(frozen=True, eq=False)
class Claim:
    """A quantity in its sentence: what it measures (`of`, stems), in which way (`way`: at most,
    from an age on …), `per` what (a day, a week; empty: a dose), `when` (its conditions);
    `named`: the one substance or thing that it is said to be of."""

    quantity: Quantity
    sentence: Sentence
    text: str  # what was read for it, with its title or heads
    number: int  # of its sentence
    of: frozenset[str]
    named: str
    way: str
    per: str
    when: frozenset[str]
    written: str  # with what it is per
    taken: bool = False  # of a rhythm: that of a medicine

    @property
    def section(self) -> str:
        return self.sentence.passage.role

    @property
    def is_of_a_medicine(self) -> bool:
        return self.taken or self.quantity.unit == "g"

    @property
    def is_of_a_table(self) -> bool:
        return self.sentence.passage.shape == "cell"

    @property
    def _at(self) -> int:
        """Where the sentence begins in what was read."""
        return len(self.text) - len(self.sentence.text)

    @property
    def place(self) -> Place:
        return self.sentence.place_at(max(0, self.quantity.start - self._at))

    @property
    def quote(self) -> str:
        """The sentence that says it, or the title that it stands in."""
        titled = self.quantity.start < self._at
        return self.text[: self._at].removesuffix(APART).strip() if titled else self.sentence.text

    @property
    def told(self) -> str:
        """The same for a message: an entry of a table or a glossary with what it is an entry of."""
        entry = self.sentence.passage.shape in ("cell", "meaning")
        return self.text if entry else self.quote


def claims(prose: Prose) -> tuple[Claim, ...]:
    """What the sentences of a text claim in quantities; a sentence of very many is a list, and
    claims nothing of one."""
    found: list[Claim] = []
    pairs = (pair for section in prose.sections for pair in statements(section.passages))
    for number, (sentence, text, at) in enumerate(pairs):
        read = () if asks(sentence) else quantities(text)  # a question claims nothing
        if 0 < len(read) <= MOST:
            said_here = Statement(sentence, text, at, number, read, prose.lang)
            found += [one for quantity in read if (one := _claim(quantity, said_here))]
    return tuple(_with_the_only_one(found))


def _with_the_only_one(found: Sequence[Claim]) -> Iterator[Claim]:
    """The claims; those of a medicine that name none are of the one that all others name."""
    named: dict[str, list[frozenset[str]]] = {}
    for one in found:
        if one.is_of_a_medicine and one.of:
            named.setdefault(one.quantity.what, []).append(one.of)
    only = {what: frozenset.intersection(*each) for what, each in named.items()}
    for one in found:
        mine = only.get(one.quantity.what)
        yield replace(one, of=mine) if mine and one.is_of_a_medicine and not one.of else one


def _claim(one: Quantity, here: Statement) -> Claim | None:
    text, lang = here.text, here.lang
    how = way(one, text, lang)
    of = None if how is None or here.is_quiet(one) else measured(one, here)
    if how is None or of is None or not here.may_claim(one):
        return None
    is_dose = one.what == "dose"
    each, till = per(one, text, lang) if is_dose else ("", one.end)
    return Claim(
        quantity=one,
        sentence=here.sentence,
        text=text,
        number=here.number,
        of=of,
        named=substance(text[one.end :], of) if is_dose else "",
        way=how,
        per=each,
        when=here.when(one) | _ages(one, here),
        written=text[one.start : till].strip(),
        taken=one.what == "rhythm" and bool(said("claims", "taken", lang).search(text)),
    )


def _ages(one: Quantity, here: Statement) -> frozenset[str]:
    """The ages beside a quantity, with the words before them."""
    others = (a for a in here.read if a.what == "age" and a is not one)
    return frozenset(here.text[max(0, a.start - _WITH) : a.end].lower() for a in others)
