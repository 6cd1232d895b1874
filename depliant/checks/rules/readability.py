"""readability: what the formulas of its language say of a text, and where to begin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from depliant.checks.finding import Fault, Severity
from depliant.checks.prose.languages import LANGUAGES
from depliant.checks.prose.prose import Sentence
from depliant.checks.prose.readability import Formula, Reading, reading, running, together
from depliant.checks.prose.words import parts, syllables
from depliant.checks.registry import Check, Subject, Topic
from depliant.checks.subjects import TextSubject
from depliant.errors import Place
from depliant.words import _
from depliant.words.figures import number

Limits = Mapping[str, float]
Counted = tuple[Sentence, Reading]
_FORMULAS = {
    "fr": (Formula.KANDEL_MOLES, Formula.LIX),
    "en": (Formula.FLESCH, Formula.GRADE, Formula.LIX),
}
_EASIER_ABOVE = frozenset({Formula.KANDEL_MOLES, Formula.FLESCH})
SHOWN, LONGEST, LONG = 3, 5, 4  # sentences and words that are named; syllables of a long word


def run(subject: TextSubject, limits: Limits) -> Iterator[Fault]:
    """The text as a whole, then each section that is long enough to be judged alone."""
    if subject.lang not in _FORMULAS:
        return
    sections = [
        (section, [(one, reading(one, subject.lang)) for one in running(section.body)])
        for section in subject.prose.sections
    ]
    whole = [one for _section, counted in sections for one in counted]
    title = subject.article.values.place(("title",))
    if len(sections) > 1:
        yield from _judged(_("The leaflet"), title, whole, subject.lang, limits)
    for section, counted in sections:
        name = _("The section “{title}”").format(title=section.title)
        yield from _judged(name, section.place, counted, subject.lang, limits)


def _judged(
    name: str, place: Place, counted: Sequence[Counted], lang: str, limits: Limits
) -> Iterator[Fault]:
    read = together(one for _sentence, one in counted)
    if read.words < limits["words"]:
        return
    formulas = _FORMULAS[lang]
    missed = [one for one in formulas if _misses(read, one, limits)]
    if len(missed) > 1 or read.score(formulas[0]) < limits["least"]:
        hardest = sorted(counted, key=lambda one: one[1].syllables, reverse=True)[:SHOWN]
        sentences = [one for one, _read in hardest]
        message = _("{what} is hard to read: {scores}.")
        message = message.format(what=name, scores=_scores(read, formulas, limits))
        remedy = _remedy(sentences, _longest([one for one, _read in counted], lang))
        yield Fault(message, remedy, place, quote=sentences[0].text)


def _misses(read: Reading, formula: Formula, limits: Limits) -> bool:
    score, limit = read.score(formula), limits[_key(formula)]
    return score < limit if formula in _EASIER_ABOVE else score > limit


def _key(formula: Formula) -> str:
    """The name of a formula's limit."""
    return formula.name.lower().replace("_", "-")


def _scores(read: Reading, formulas: Sequence[Formula], limits: Limits) -> str:
    """What each formula says, and what it should."""
    return ", ".join(_score(read, formula, limits) for formula in formulas)


def _score(read: Reading, formula: Formula, limits: Limits) -> str:
    limit = number(limits[_key(formula)])
    bound = _("at least {n}") if formula in _EASIER_ABOVE else _("at most {n}")
    return f"{_(formula)} {number(read.score(formula), 0)} ({bound.format(n=limit)})"


def _remedy(hardest: Sequence[Sentence], longest: Sequence[str]) -> str:
    lines = ", ".join(str(one.place.line) for one in hardest)
    first = _("Begin with the sentences of these lines, the first is quoted: {lines}.")
    if not longest:
        return first.format(lines=lines)
    words = ", ".join(_("“{text}”").format(text=word) for word in longest)
    then = _("Say these words in others: {words}.")
    return f"{first.format(lines=lines)} {then.format(words=words)}"


def _longest(sentences: Sequence[Sentence], lang: str) -> list[str]:
    """The words of most syllables, each once, in the order in which they are read."""
    words = dict.fromkeys(parts(word)[-1].lower() for one in sentences for word in one.words)
    long = [word for word in words if syllables(word, lang) >= LONG]
    most = sorted(long, key=lambda word: -syllables(word, lang))[:LONGEST]
    return [word for word in long if word in most]


_FAILS = (
    "L’administration prolongée de corticostéroïdes occasionne fréquemment une déminéralisation"
    " osseuse, dont l’évaluation nécessite une ostéodensitométrie réalisée régulièrement.\n\n"
    "La supplémentation vitaminocalcique systématique, associée à une activité physique adaptée,"
    " constitue la principale recommandation thérapeutique. Toute symptomatologie douloureuse"
    " inhabituelle nécessite une consultation spécialisée dans les meilleurs délais, afin"
    " d’éliminer une complication fracturaire éventuellement asymptomatique initialement.\n\n"
    "La coordination pluridisciplinaire permet d’individualiser la surveillance et d’anticiper les"
    " complications métaboliques potentielles."
)
_PASSES = (
    "Prise longtemps, la cortisone rend souvent les os plus fragiles. Une radio des os, faite de"
    " temps en temps, le montre.\n\n"
    "Votre enfant prend du calcium et de la vitamine D. Bouger aide aussi : la marche, le vélo,"
    " les jeux. Il a mal, et ce n’est pas comme d’habitude ? Appelez-nous dans la journée. Un os"
    " peut se casser un peu, sans faire mal au début. Nous le verrons sur la radio."
)
CHECKS = (
    Check(
        "readability",
        Subject.TEXT,
        Severity.WARNING,
        "Long sentences of long words are given up, by a worried reader sooner than by another.",
        "Kandel–Moles (aim 60, warn under 50), Flesch (60), Flesch–Kincaid (grade 6, AMA), LIX "
        "(40); PEMAT 3–5, CDC Index 6–7",
        run,
        topic=Topic.LANGUAGE,
        languages=LANGUAGES,
        limits={"kandel-moles": 60, "flesch": 60, "grade": 6, "lix": 40, "least": 50, "words": 60},
        within={
            "kandel-moles": (30, 100),
            "flesch": (30, 100),
            "grade": (3, 16),
            "lix": (20, 70),
            "least": (10, 100),
            "words": (20, 500),
        },
        fails=_FAILS,
        passes=_PASSES,
    ),
)
