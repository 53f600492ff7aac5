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
from dataclasses import dataclass
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

from selfassess.match.placing.polarity import SHORT, PolarityJudge  # noqa: E402
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
FOLDS, ROUNDS = 5, 3
WAYS = tuple(Polarity)
BALANCE = {"strength": 1.0, "weakness": 1.3, "mixed": 2.0, "neutral": 1.7}
SELF_SURE, SURE_NEUTRAL, MOST_LEANS = 0.9, 0.6, 3500
LABELLED, CLEAR = 3.0, {"strength", "weakness"}
Ways = dict[str, tuple[float, ...]]
# The sorts of evidence that weigh for each theme by itself, and how firmly these weights, and what
# a theme starts with, are held to the common ones.
BY_THEME, HELD, START_HELD = ("terms", "before", "last", "words"), 10.0, 3.0
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


def telling(words: list[str]) -> Counter[str]:
    """Single words and pairs that carry a subject."""
    return Counter(run for run in runs(words, 2) if any(w not in STOP for w in run.split()))


# ----------------------------------------------------------------- themes
def by_number(values: dict[int, float] | Sequence[float]) -> Iterable[tuple[int, float]]:
    """Evidence for each theme it speaks of."""
    return values.items() if isinstance(values, dict) else enumerate(values)


def sure_examples(scorer: ThemeScorer, sentences: list[Sentence]) -> list[tuple[Sentence, int]]:
    """Sentences that their terms (and a little the text before) place beyond doubt."""
    found = []
    for s in sentences:
        evidence = scorer.evidence(s.text, s.area, s.context)
        scores = dict(scorer.read(s.text).terms)
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
        size = len(words) ** 0.5 or 1.0
        features.append({run: 2 * times / size for run, times in telling(words).items()})
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


def learn_shares(scorer: ThemeScorer, examples: list[Example]) -> dict[str, list[float]]:
    """The log share of each theme in each area ("" for all of them), smoothed."""
    counts = {area: dict.fromkeys(scorer.order, 0.3) for area in ("", *AREAS)}
    for e in examples:
        meant = scorer.population(e.text, e.area, e.context)
        for area in {"", meant, "children_in_care"} if meant == "care" else {"", meant}:
            counts[area][e.theme] += 1
            if e.theme2:
                counts[area][e.theme2] += 0.3
    return {
        area: [log(count / sum(themes.values())) for count in themes.values()]
        for area, themes in counts.items()
    }


def evidence_of(
    scorer: ThemeScorer, examples: list[Example], shares: dict[str, list[float]]
) -> list[Evidence]:
    """The evidence the project finds, and the shares of the themes in the area."""
    found = []
    for e in examples:
        area = scorer.population(e.text, e.area, e.context)
        found.append(scorer.evidence(e.text, area, e.context) | {"area": shares[area]})
    return found


def folds(examples: list[Example], count: int) -> list[tuple[list[int], set[str]]]:
    """Examples by fold, whole documents together, with the documents of each fold."""
    documents = sorted({e.document for e in examples})
    random.Random(SEED).shuffle(documents)
    parts = [set(documents[i::count]) for i in range(count)]
    return [([i for i, e in enumerate(examples) if e.document in part], part) for part in parts]


@dataclass
class Mix:
    """The weights of each sort of evidence: alike for all themes, and what each theme adds."""

    alike: dict[str, float]
    own: dict[str, np.ndarray]
    start: np.ndarray

    def scores(self, found: Evidence) -> np.ndarray:
        scores = self.start.copy()
        for sort, values in found.items():
            for theme, value in by_number(values):
                weight = self.alike.get(sort, 0.0) + self.own.get(sort, self.start * 0)[theme]
                scores[theme] += weight * value
        return scores


def tables(
    evidence: list[Evidence], examples: list[Example], order: tuple[str, ...], sorts: list[str]
) -> tuple[np.ndarray, np.ndarray]:
    """Evidence by example, theme and sort; and the share of each example's label by theme."""
    number = {theme: i for i, theme in enumerate(order)}
    values = np.zeros((len(evidence), len(order), len(sorts)))
    wanted = np.zeros((len(evidence), len(order)))
    for row, (found, e) in enumerate(zip(evidence, examples, strict=True)):
        for column, sort in enumerate(sorts):
            for theme, value in by_number(found.get(sort, {})):
                values[row, theme, column] = value
        wanted[row, number[e.theme]] = 1 - SECOND if e.theme2 else 1.0
        if e.theme2 in number:
            wanted[row, number[e.theme2]] += SECOND
    return values, wanted


def fit_mix(evidence: list[Evidence], examples: list[Example], order: tuple[str, ...]) -> Mix:
    """The weights that make the labels as likely as can be, with restraint."""
    sorts = sorted({sort for found in evidence for sort in found})
    own = [sorts.index(sort) for sort in BY_THEME if sort in sorts]
    values, wanted = tables(evidence, examples, order, sorts)
    size, themes, every = values.shape
    scale = values.reshape(-1, every).std(axis=0) + 1e-9
    values /= scale
    special = np.ascontiguousarray(values[:, :, own])
    ends = every, every + themes * len(own)

    def loss(x: np.ndarray) -> tuple[float, np.ndarray]:
        alike, own_weights, start = np.split(x, ends)
        by_theme = own_weights.reshape(themes, -1)
        scores = values @ alike + np.einsum("ntk,tk->nt", special, by_theme) + start
        scores -= scores.max(axis=1, keepdims=True)
        powers = np.exp(scores)
        total = powers.sum(axis=1, keepdims=True)
        held = HELD * (own_weights @ own_weights) + START_HELD * (start @ start)
        value = -(wanted * (scores - np.log(total))).sum() + held + 0.005 * size * alike @ alike
        off = powers / total - wanted
        slope = (
            np.tensordot(off, values, ((0, 1), (0, 1))) + 0.01 * size * alike,
            (np.einsum("nt,ntk->tk", off, special) + 2 * HELD * by_theme).ravel(),
            off.sum(axis=0) + 2 * START_HELD * start,
        )
        return value / size, np.concatenate(slope) / size

    begin = np.zeros(ends[1] + themes)
    best = minimize(loss, begin, jac=True, method="L-BFGS-B", options={"maxiter": 120}).x
    alike, own_weights, start = np.split(best, ends)
    by_theme = own_weights.reshape(themes, -1) / scale[own]
    return Mix(
        {sort: float(w) for sort, w in zip(sorts, alike / scale, strict=True)},
        {sorts[place]: by_theme[:, at] for at, place in enumerate(own)},
        start,
    )


def show_fit(evidence: list[Evidence], examples: list[Example], order: tuple[str, ...]) -> None:
    """How often the labelled themes come first, and among the first two, out of fold."""
    first = two = 0
    for inside, documents in folds(examples, 5):
        known = [i for i, e in enumerate(examples) if e.document not in documents]
        mix = fit_mix([evidence[i] for i in known], [examples[i] for i in known], order)
        for i in inside:
            best = [order[theme] for theme in np.argsort(-mix.scores(evidence[i]))[:2]]
            right = {examples[i].theme, examples[i].theme2} - {""}
            first += best[0] in right
            two += bool(right & set(best))
    print(f"out of fold: theme {first / len(examples):.3f}, among two {two / len(examples):.3f}")


def blank_scorer() -> ThemeScorer:
    """A scorer that has learned nothing yet."""
    settings = load_themes()
    order = tuple(theme.id for theme in settings.themes)
    return ThemeScorer(
        settings, LearnedThemes(order=order, words={}, start={}, mix={}, by_theme={})
    )


def learn_themes(
    examples: list[Example], sentences: list[Sentence], shown: bool = False
) -> LearnedThemes:
    """Words first, on other documents than they are weighed on; then the weights of all evidence.

    What the sentence before carries on is itself weighed: so the weights are fitted in rounds.
    """
    settings, plain = load_themes(), blank_scorer()
    order = plain.order
    sure = sure_examples(plain, sentences)
    parts = []
    for inside, documents in folds(examples, FOLDS):
        known = [e for e in examples if e.document not in documents]
        others = [pair for pair in sure if pair[0].document not in documents]
        parts.append((inside, learn_words(known, others, order), learn_shares(plain, known)))
    mix = Mix({}, {}, np.zeros(len(order)))
    for _ in range(ROUNDS):
        evidence: list[Evidence] = [{} for _ in examples]
        for inside, words, shares in parts:
            scorer = ThemeScorer(settings, learned_themes(order, words, shares, mix))
            found = evidence_of(scorer, [examples[i] for i in inside], shares)
            for place, value in zip(inside, found, strict=True):
                evidence[place] = value
        mix = fit_mix(evidence, examples, order)
    if shown:
        show_fit(evidence, examples, order)
    words = learn_words(examples, sure, order)
    return learned_themes(order, words, learn_shares(plain, examples), mix)


def learned_themes(
    order: tuple[str, ...], words: dict[str, list[int]], shares: dict[str, list[float]], mix: Mix
) -> LearnedThemes:
    """All that was learned, rounded. What an area adds is known beforehand: each theme's start."""
    area = mix.alike.get("area", 0.0)
    return LearnedThemes(
        order=order,
        words=words,
        start={
            name: tuple((mix.start + area * np.array(of)).round(2)) for name, of in shares.items()
        },
        mix={s: round(w, 3) for s, w in mix.alike.items() if s not in {"area", *mix.own}},
        by_theme={s: tuple((mix.alike[s] + own).round(3)) for s, own in mix.own.items()},
    )


# --------------------------------------------------------------- polarity
Leans = tuple[dict[str, tuple[int, int]], tuple[float, float]]


def polarity_tables(leans: Leans = ({}, (0.0, 0.0)), mix: Ways | None = None) -> LearnedPolarity:
    """What is learned of polarity; without anything learned, every way is as likely."""
    words, start = leans
    even = {"start": (0.0,) * len(WAYS)}
    return LearnedPolarity(order=WAYS, mix=mix or even, words=words, start=start)


def ways_of(examples: list[Example], leans: Leans) -> list[dict[str, float]]:
    """The evidence of each example, as the project finds it."""
    judge, scorer = PolarityJudge(load_cues(), polarity_tables(leans)), blank_scorer()
    return [
        judge.evidence(words_of(e.text), e.heading, scorer.spoken_on(e.text, e.context))[0]
        for e in examples
    ]


def fit_ways(found: list[dict[str, float]], examples: list[Example]) -> Ways:
    """The weight of each sort of evidence for each way."""
    table = DictVectorizer()
    model = LogisticRegression(C=1.0, max_iter=500)
    number = {way.value: i for i, way in enumerate(WAYS)}
    model.fit(
        table.fit_transform(found),
        [number[e.polarity] for e in examples],
        sample_weight=[BALANCE[e.polarity] for e in examples],
    )
    names = table.get_feature_names_out()
    mix = {n: tuple(round(float(v), 3) for v in model.coef_[:, i]) for i, n in enumerate(names)}
    mix["start"] = tuple(round(float(v), 3) for v in model.intercept_)
    return mix


def sure_ways(
    sentences: list[Sentence], judge: PolarityJudge
) -> list[tuple[Sentence, float | None, float | None]]:
    """Sentences the cues are sure of, or a grade confirms: whether good, and whether a verdict."""
    found = []
    for s in sentences:
        shares, _ = judge.judge(words_of(s.text), s.heading)
        good, bad = shares[Polarity.STRENGTH], shares[Polarity.WEAKNESS]
        heading = s.heading.lower()
        praised = "outstanding" in heading and good > 0.3
        faulted = "inadequate" in heading and bad > 0.3
        if max(good, bad) > SELF_SURE or praised or faulted:
            found.append((s, float(good > bad), 1.0))
        elif shares[Polarity.NEUTRAL] > SURE_NEUTRAL:
            found.append((s, None, 0.0))
    return found


def lean_of(
    texts: list[str], targets: list[float], weights: list[float], restraint: float
) -> tuple[dict[str, float], float]:
    """The leans of one to three words towards one of two targets, and where they start."""
    features = []
    for text in texts:
        words = words_of(text)
        size = max(len(words), SHORT) ** 0.5
        features.append({run: times / size for run, times in Counter(runs(words, 3)).items()})
    seen = Counter(run for f in features for run in f)
    features = [{k: v for k, v in f.items() if seen[k] >= SEEN} for f in features]
    table = DictVectorizer()
    model = LogisticRegression(C=restraint, max_iter=100)
    model.fit(table.fit_transform(features), targets, sample_weight=weights)
    names = table.get_feature_names_out()
    return dict(zip(names, model.coef_[0], strict=True)), float(model.intercept_[0])


def learn_leans(
    examples: list[Example], sure: list[tuple[Sentence, float | None, float | None]]
) -> Leans:
    """Leans towards strength and towards a verdict: from labels, and from what the cues are sure
    of."""
    clear = [e for e in examples if e.polarity in CLEAR]
    good = [(e.text, float(e.polarity == "strength"), LABELLED) for e in clear]
    good += [(s.text, g, 0.7 if g else 1.2) for s, g, _ in sure if g is not None]
    said = [
        (e.text, float(e.polarity != "neutral"), 1.0 if e.polarity != "neutral" else 4.0)
        for e in examples
    ]
    said += [(s.text, v, 0.1 if v else 0.4) for s, _, v in sure if v is not None]
    towards_good, good_start = lean_of(*map(list, zip(*good, strict=True)), 0.7)
    towards_verdict, verdict_start = lean_of(*map(list, zip(*said, strict=True)), 0.7)
    runs_known = towards_good.keys() | towards_verdict.keys()
    pairs = {
        run: (round(towards_good.get(run, 0.0) * 100), round(towards_verdict.get(run, 0.0) * 100))
        for run in runs_known
    }
    best = sorted(pairs, key=lambda run: (-sum(map(abs, pairs[run])), run))[:MOST_LEANS]
    start = (round(good_start, 3), round(verdict_start, 3))
    return {run: pairs[run] for run in sorted(best) if any(pairs[run])}, start


def learn_polarity(examples: list[Example], sentences: list[Sentence]) -> LearnedPolarity:
    """Cues first; with them the leans, on other documents than they are weighed on; then all."""
    found = ways_of(examples, ({}, (0.0, 0.0)))
    bare = [{k: v for k, v in f.items() if "lean" not in k} for f in found]
    first = polarity_tables(mix=fit_ways(bare, examples))
    sure = sure_ways(sentences, PolarityJudge(load_cues(), first))
    evidence: list[dict[str, float]] = [{} for _ in examples]
    for inside, documents in folds(examples, FOLDS):
        known = [e for e in examples if e.document not in documents]
        leans = learn_leans(known, [s for s in sure if s[0].document not in documents])
        for place, found in zip(inside, ways_of([examples[i] for i in inside], leans), strict=True):
            evidence[place] = found
    mix = fit_ways(evidence, examples)
    return polarity_tables(learn_leans(examples, sure), mix)


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
        earlier = scorer.spoken_on(e.text, e.context)
        found = judge.judge(words_of(e.text), e.heading, earlier)[0]
        said = max(found, key=found.__getitem__)
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
    themes, ways = learn_themes(examples, sentences, True), learn_polarity(examples, sentences)
    target = ROOT / "config" / "placing" / "learned.json"
    tables = {"themes": themes.model_dump(), "polarity": ways.model_dump()}
    target.write_text(json.dumps(tables, ensure_ascii=False, separators=(",", ":")) + "\n")
    print(f"{target.relative_to(ROOT)}: {target.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
