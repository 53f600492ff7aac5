"""Learns the small weights of the classifier and writes `config/placing/learned.json`.

    python scripts/train_placing.py CORPUS [--check]

CORPUS is a folder of published reports with `reports/`, `gold/` and `letters/`. Needs numpy, scipy,
scikit-learn and pypdfium2, none of which the project itself uses for placing. The evidence is
computed by the project's own code, so what is learned is what will be weighed.

Learned are: for themes, weights of single words and pairs (from our labels, and with little weight
from sentences whose terms place them beyond doubt), the share of each theme in each area, and one
weight for each sort of evidence; for polarity, leans of one to three words and one weight for each
sort of evidence and way. `--check` writes nothing: it measures on the sentences kept for measuring,
which no training ever sees, leaving out of the training also the documents they stand in.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from math import log
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts" / "placing")]

from corpus_sentences import Sentence, corpus, digest  # noqa: E402
from examples import Example, letters, measured, ours  # noqa: E402

from selfassess.match.placing.polarity import PolarityJudge  # noqa: E402
from selfassess.match.placing.themes import Evidence, ThemeScorer  # noqa: E402
from selfassess.match.placing.words import runs, words_of  # noqa: E402
from selfassess.model.placing import LearnedPolarity, LearnedThemes, Polarity  # noqa: E402
from selfassess.settings.placing import load_cues, load_themes  # noqa: E402

SEED = 7
AREAS = (
    "help_protection",
    "children_in_care",
    "care",
    "care_leavers",
    "leaders",
    "overall",
    "lscb",
)
SECOND = 0.35  # the share of a label that its second theme gets
SURE, MARGIN, MOST_SURE, SURE_WEIGHT = 4.0, 2.0, 7000, 0.2
SEEN, LEAST = 5, 0.10  # how often a run of words must occur, and the smallest weight kept
MOST_CLASSES = 6
WAYS = tuple(Polarity)
BALANCE = {"strength": 1.0, "weakness": 1.3, "mixed": 2.0, "neutral": 1.7}
SELF_SURE, MOST_LEANS = 0.9, 3500
STOP = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "to",
        "and",
        "in",
        "for",
        "is",
        "are",
        "with",
        "by",
        "on",
        "that",
        "this",
        "their",
        "they",
        "at",
        "as",
        "from",
        "be",
        "or",
        "it",
        "its",
        "which",
        "has",
        "have",
        "been",
        "was",
        "were",
        "will",
        "not",
        "also",
        "who",
        "these",
        "those",
        "there",
        "than",
        "more",
        "all",
        "most",
    ]
)


def telling(words: list[str]) -> set[str]:
    """Single words and pairs that carry a subject."""
    return {run for run in runs(words, 2) if any(w not in STOP for w in run.split())}


# ----------------------------------------------------------------- themes
def by_number(
    values: dict[int, float] | tuple[Sequence[float], float],
) -> Iterable[tuple[int, float]]:
    """Evidence for each theme it speaks of."""
    if isinstance(values, tuple):
        shares, factor = values
        return [(theme, share * factor) for theme, share in enumerate(shares)]
    return values.items()


def sure_examples(scorer: ThemeScorer, sentences: list[Sentence]) -> list[tuple[Sentence, int]]:
    """Sentences that their terms (and a little the text before) place beyond doubt."""
    found = []
    for s in sentences:
        evidence, reading = scorer.evidence(s.text, s.area, s.context)
        scores = dict(reading.terms)
        for theme, root in by_number(evidence.get("before", {})):
            scores[theme] = scores.get(theme, 0.0) + 0.15 * root * root
        best = sorted(scores.items(), key=lambda pair: -pair[1])[:2]
        margin = best[0][1] - best[1][1] if len(best) > 1 else SURE
        if best and best[0][1] >= SURE and margin >= MARGIN:
            found.append((s, best[0][0]))
    random.Random(SEED).shuffle(found)
    return found[:MOST_SURE]


def learn_words(
    examples: list[Example], sure: list[tuple[Sentence, int]], order: tuple[str, ...]
) -> dict[str, list[int]]:
    """Weights of single words and pairs for each theme, in hundredths, the small ones dropped."""
    number = {theme: i for i, theme in enumerate(order)}
    texts, targets, weights = [], [], []
    for e in examples:
        second = e.theme2 in number
        texts.append(e.text)
        targets.append(number[e.theme])
        weights.append(1 - SECOND if second else 1.0)
        if second:
            texts.append(e.text)
            targets.append(number[e.theme2])
            weights.append(SECOND)
    for s, theme in sure:
        texts.append(s.text)
        targets.append(theme)
        weights.append(SURE_WEIGHT)
    features = []
    for text in texts:
        words = words_of(text)
        size = len(set(runs(words, 2))) ** 0.5 or 1.0
        features.append(dict.fromkeys(telling(words), 3 / size))
    seen = Counter(run for f in features for run in f)
    features = [{k: v for k, v in f.items() if seen[k] >= SEEN} for f in features]
    table = DictVectorizer()
    model = LogisticRegression(C=2.0, max_iter=60, tol=1e-3)
    model.fit(table.fit_transform(features), targets, sample_weight=weights)
    learned = {}
    coefficients = model.coef_ - model.coef_.mean(axis=0)
    for column, run in enumerate(table.get_feature_names_out()):
        values = coefficients[:, column]
        best = [i for i in np.argsort(-abs(values))[:MOST_CLASSES] if abs(values[i]) >= LEAST]
        if best:
            learned[run] = [
                int(v) for i in best for v in (model.classes_[i], round(values[i] * 100))
            ]
    return learned


def learn_areas(scorer: ThemeScorer, examples: list[Example]) -> dict[str, list[float]]:
    """The log share of each theme in each area, smoothed."""
    counts = {area: dict.fromkeys(scorer.order, 0.3) for area in AREAS}
    for e in examples:
        meant = scorer.population(e.text, e.area, e.context)
        for area in {meant, "children_in_care"} if meant == "care" else {meant}:
            counts[area][e.theme] += 1
            if e.theme2:
                counts[area][e.theme2] += 0.3
    shares = {}
    for area, themes in counts.items():
        total = sum(themes.values())
        shares[area] = [round(log(count / total), 2) for count in themes.values()]
    return shares


def theme_tables(
    examples: list[Example], sure: list[tuple[Sentence, int]], settings, mix: dict[str, float]
) -> LearnedThemes:
    order = tuple(theme.id for theme in settings.themes)
    blank = LearnedThemes(order=order, words={}, areas={}, mix={})
    areas = learn_areas(ThemeScorer(settings, blank), examples)
    words = learn_words(examples, sure, order)
    return LearnedThemes(order=order, words=words, areas=areas, mix=mix)


def evidence_of(scorer: ThemeScorer, examples: list[Example]) -> list[Evidence]:
    return [
        scorer.evidence(e.text, scorer.population(e.text, e.area, e.context), e.context)[0]
        for e in examples
    ]


def folds(examples: list[Example], count: int) -> list[tuple[list[int], set[str]]]:
    """Examples by fold, whole documents together, with the documents of each fold."""
    documents = sorted({e.document for e in examples})
    random.Random(SEED).shuffle(documents)
    parts = [set(documents[i::count]) for i in range(count)]
    return [([i for i, e in enumerate(examples) if e.document in part], part) for part in parts]


def fit_mix(
    evidence: list[Evidence], examples: list[Example], order: tuple[str, ...]
) -> dict[str, float]:
    """One weight for each sort of evidence: the labels made as likely as can be, with restraint."""
    sorts = sorted({sort for found in evidence for sort in found})
    column = {sort: i for i, sort in enumerate(sorts)}
    number = {theme: i for i, theme in enumerate(order)}
    values = np.zeros((len(evidence), len(order), len(sorts)))
    wanted = np.zeros((len(evidence), len(order)))
    for row, (found, e) in enumerate(zip(evidence, examples, strict=True)):
        for sort, by_theme in found.items():
            for theme, value in by_number(by_theme):
                values[row, theme, column[sort]] = value
        wanted[row, number[e.theme]] = 1 - SECOND if e.theme2 else 1.0
        if e.theme2 in number:
            wanted[row, number[e.theme2]] += SECOND
    scale = values.reshape(-1, len(sorts)).std(axis=0) + 1e-9
    values /= scale

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = values @ weights
        scores -= scores.max(axis=1, keepdims=True)
        powers = np.exp(scores)
        total = powers.sum(axis=1, keepdims=True)
        size = len(values)
        value = -(wanted * (scores - np.log(total))).sum() / size + 0.02 * weights @ weights
        slope = -np.einsum("nt,ntk->k", wanted - powers / total, values) / size + 0.04 * weights
        return value, slope

    best = minimize(loss, np.zeros(len(sorts)), jac=True, method="L-BFGS-B").x
    return {sort: round(float(w), 3) for sort, w in zip(sorts, best / scale, strict=True)}


def show_fit(
    evidence: list[Evidence], examples: list[Example], order: tuple[str, ...], mix: dict[str, float]
) -> None:
    """How often the labelled themes come first, and among the first two, out of fold."""
    first = two = 0
    for found, e in zip(evidence, examples, strict=True):
        scores = [0.0] * len(order)
        for sort, by_theme in found.items():
            for theme, value in by_number(by_theme):
                scores[theme] += mix[sort] * value
        best = [order[i] for i in np.argsort(-np.array(scores))[:2]]
        right = {e.theme, e.theme2} - {""}
        first += best[0] in right
        two += bool(right & set(best))
    print(f"out of fold: theme {first / len(examples):.3f}, among two {two / len(examples):.3f}")


def learn_themes(examples: list[Example], sentences: list[Sentence]) -> LearnedThemes:
    settings = load_themes()
    blank = LearnedThemes(order=tuple(t.id for t in settings.themes), words={}, areas={}, mix={})
    sure = sure_examples(ThemeScorer(settings, blank), sentences)
    evidence: list[Evidence] = [{} for _ in examples]
    for inside, documents in folds(examples, 5):
        learnt = theme_tables(
            [e for e in examples if e.document not in documents],
            [pair for pair in sure if pair[0].document not in documents],
            settings, {},
        )  # fmt: skip
        found = evidence_of(ThemeScorer(settings, learnt), [examples[i] for i in inside])
        for place, value in zip(inside, found, strict=True):
            evidence[place] = value
    mix = fit_mix(evidence, examples, blank.order)
    show_fit(evidence, examples, blank.order, mix)
    return theme_tables(examples, sure, settings, mix)


# --------------------------------------------------------------- polarity
def blank_polarity(words: dict[str, int] | None = None, start: float = 0.0) -> LearnedPolarity:
    mix = {"start": [0.0] * len(WAYS)}
    return LearnedPolarity(order=WAYS, mix=mix, words=words or {}, start=start)


def fit_ways(examples: list[Example], learned: LearnedPolarity, leans: bool) -> LearnedPolarity:
    """The weight of each sort of evidence for each way."""
    judge = PolarityJudge(load_cues(), learned)
    found = [judge.evidence(words_of(e.text), e.heading)[0] for e in examples]
    if not leans:
        found = [{k: v for k, v in f.items() if "lean" not in k} for f in found]
    table = DictVectorizer()
    model = LogisticRegression(C=1.0, max_iter=500)
    number = {way.value: i for i, way in enumerate(WAYS)}
    model.fit(
        table.fit_transform(found),
        [number[e.polarity] for e in examples],
        sample_weight=[BALANCE[e.polarity] for e in examples],
    )
    names = table.get_feature_names_out()
    mix = {n: [round(float(v), 3) for v in model.coef_[:, i]] for i, n in enumerate(names)}
    mix["start"] = [round(float(v), 3) for v in model.intercept_]
    return learned.model_copy(
        update={"mix": {name: tuple(weights) for name, weights in mix.items()}}
    )


def learn_leans(sentences: list[Sentence], judge: PolarityJudge) -> tuple[dict[str, int], float]:
    """Leans of one to three words, from sentences the cues are sure of or a grade confirms."""
    features, targets, weights = [], [], []
    for s in sentences:
        words = words_of(s.text)
        shares, _ = judge.judge(words, s.heading)
        good, bad = shares[Polarity.STRENGTH], shares[Polarity.WEAKNESS]
        heading = s.heading.lower()
        praised = "outstanding" in heading and good > 0.3
        faulted = "inadequate" in heading and bad > 0.3
        if max(good, bad) > SELF_SURE or praised or faulted:
            present = set(runs(words, 3))
            features.append(dict.fromkeys(present, 2.5 / (len(present) ** 0.5 or 1.0)))
            targets.append(int(good > bad))
            weights.append(0.7 if good > bad else 1.2)
    seen = Counter(run for f in features for run in f)
    features = [{k: v for k, v in f.items() if seen[k] >= SEEN} for f in features]
    table = DictVectorizer()
    model = LogisticRegression(C=0.1, max_iter=100)
    model.fit(table.fit_transform(features), targets, sample_weight=weights)
    values = model.coef_[0]
    best = np.argsort(-abs(values))[:MOST_LEANS]
    names = table.get_feature_names_out()
    leans = {names[i]: round(values[i] * 100) for i in sorted(best)}
    return {k: v for k, v in leans.items() if v}, round(float(model.intercept_[0]), 3)


def learn_polarity(examples: list[Example], sentences: list[Sentence]) -> LearnedPolarity:
    first = fit_ways(examples, blank_polarity(), leans=False)
    leans, start = learn_leans(sentences, PolarityJudge(load_cues(), first))
    return fit_ways(examples, blank_polarity(leans, start), leans=True)


# ----------------------------------------------------------------- running
def check(examples: list[Example], sentences: list[Sentence], kept: list[Example]) -> None:
    """Measure on the kept sentences, each placed by weights that never saw its document."""
    tallies: Counter[str] = Counter()
    for inside, documents in folds(kept, 5):
        known = [e for e in examples if e.document not in documents]
        others = [s for s in sentences if s.document not in documents]
        themes, ways = learn_themes(known, others), learn_polarity(known, others)
        tallies += measure([kept[i] for i in inside], themes, ways)
    show(tallies, len(kept))


def measure(kept: list[Example], themes: LearnedThemes, ways: LearnedPolarity) -> Counter[str]:
    scorer = ThemeScorer(load_themes(), themes)
    judge = PolarityJudge(load_cues(), ways)
    tallies: Counter[str] = Counter()
    for e in kept:
        area = scorer.population(e.text, e.area, e.context)
        shares = scorer.rank(e.text, area, e.context).probabilities
        two = [scorer.order[i] for i in np.argsort(-np.array(shares))[:2]]
        right = {e.theme, e.theme2} - {""}
        said = max((found := judge.judge(words_of(e.text), e.heading)[0]), key=found.__getitem__)
        tallies["theme"] += two[0] in right
        tallies["among two"] += bool(right & set(two))
        tallies["polarity"] += said == e.polarity
        tallies["swapped"] += {said, e.polarity} == {"strength", "weakness"}
        tallies[f"of {e.polarity}"] += 1
        tallies[f"said {said}"] += 1
        tallies[f"hit {said}"] += said == e.polarity
    return tallies


def show(tallies: Counter[str], count: int) -> None:
    for name in ("theme", "among two", "polarity", "swapped"):
        print(f"{name:12} {tallies[name] / count:.3f}")
    f1 = [2 * tallies[f"hit {w}"] / (tallies[f"of {w}"] + tallies[f"said {w}"] or 1) for w in WAYS]
    print(f"{'macro-F1':12} {sum(f1) / len(f1):.3f}", [round(f, 2) for f in f1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    kept = measured(options.corpus)
    names = {digest(e.text) for e in kept}
    sentences = [s for s in corpus(options.corpus) if s.digest not in names]
    labels = ROOT / "scripts" / "placing" / "labels.csv"
    examples = ours(sentences, labels, names) + letters(options.corpus, names)
    print(f"{len(sentences)} sentences, {len(examples)} labelled")
    if options.check:
        check(examples, sentences, kept)
        return
    themes, ways = learn_themes(examples, sentences), learn_polarity(examples, sentences)
    show(measure(kept, themes, ways), len(kept))
    target = ROOT / "config" / "placing" / "learned.json"
    tables = {"themes": themes.model_dump(), "polarity": ways.model_dump()}
    target.write_text(json.dumps(tables, ensure_ascii=False, separators=(",", ":")) + "\n")
    print(f"{target.relative_to(ROOT)}: {target.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
