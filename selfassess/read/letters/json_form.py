"""A read inspection document as plain data, for other programs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import PurePath
from typing import Any

from selfassess.model.inspection import InspectionDocument, PrintedItem, Stated
from selfassess.model.problem import Problem

# a file whose bytes are those of another kind: a web page, an old or damaged file, a picture
NOT_THE_KIND_NAMED = {"SA-D02", "SA-D03", "SA-D05", "SA-D06", "SA-D07"}
NOT_AN_INSPECTION = "SA-D14"


def unread_json(file: str, problems: Iterable[Problem]) -> dict[str, Any]:
    """What is said of a file that gave no reading: why, as a kind and as the codes of its problems.

    The kind is "not_a_pdf" (a .pdf name on something else), "not_an_inspection" or "unreadable".
    """
    codes = [problem.code for problem in problems]
    kind = "unreadable"
    if NOT_AN_INSPECTION in codes:
        kind = "not_an_inspection"
    elif PurePath(file).suffix.lower() == ".pdf" and NOT_THE_KIND_NAMED.intersection(codes):
        kind = "not_a_pdf"
    return {"document_kind": kind, "problems": codes}


def to_json(inspection: InspectionDocument) -> dict[str, Any]:
    """Plain data with stable keys: facts, judgements, lists, sections, paragraphs, findings.

    Dates are "YYYY-MM-DD" and months "YYYY-MM"; what the document does not print is None.
    """
    judgements = {j.heading: j.grade for j in inspection.judgements}
    numbers = [
        number
        for run in inspection.runs
        for number in range(run.first, run.last + 1)
        if number not in run.missing
    ]
    first_run = inspection.runs[0] if inspection.runs else None
    return {
        "document_kind": inspection.kind,
        "framework": inspection.framework,
        "reinspection": inspection.reinspection,
        "title": inspection.title,
        "local_authority": _value(inspection.authority),
        "local_authority_as_printed": inspection.authority.printed
        if inspection.authority
        else None,
        "inspection_start": _value(inspection.start),
        "inspection_end": _value(inspection.end),
        "inspection_dates_as_printed": inspection.start.printed if inspection.start else None,
        "publication_date": _value(inspection.published),
        "lead_inspector": ", ".join(inspection.lead_inspectors) or None,
        "lead_inspectors": list(inspection.lead_inspectors),
        "inspectors": list(inspection.inspectors),
        "judgements": judgements,
        "judgements_by_key": {j.key: j.grade for j in inspection.judgements},
        "recommendations": _items(
            inspection,
            "recommendation",
            *(() if _is_letter(inspection) else ("improvement", "priority")),
        ),
        "last_paragraph_number": first_run.last if first_run else None,
        "paragraph_numbers": numbers,
        "paragraph_runs": [run.model_dump() for run in inspection.runs],
        "paragraphs": [
            {"number": p.number, "page": p.source.page, "section": p.section_key, "text": p.text}
            for p in inspection.paragraphs
        ],
        "sections": [
            {
                "heading": s.heading,
                "key": s.key,
                "part": s.part,
                "first_para": s.first,
                "last_para": s.last,
            }
            for s in inspection.sections
        ],
        **_letter(inspection),
    }


def _is_letter(inspection: InspectionDocument) -> bool:
    return inspection.kind.endswith(("_letter", "committee_report"))


def _letter(inspection: InspectionDocument) -> dict[str, Any]:
    if not _is_letter(inspection):
        return {}
    jtai = inspection.kind == "jtai_letter"
    visit = {
        "letter_date": _value(inspection.letter_date),
        "visit_start": _value(inspection.start),
        "visit_end": _value(inspection.end),
        "areas_for_improvement": _items(inspection, "improvement"),
        "findings": [
            {"n": n, "sentence": f.text, "section": f.section, "page": f.source.page}
            for n, f in enumerate(inspection.findings, start=1)
        ],
    }
    if jtai:
        return visit | {
            "theme": _value(inspection.theme),
            "theme_as_printed": inspection.theme.printed if inspection.theme else None,
            "agencies": list(inspection.agencies),
            "addressees": list(inspection.addressees),
            "signed_by": list(inspection.signed_by),
            "statement_prepared_by": inspection.statement_prepared_by or None,
            "statement_deadline": _value(inspection.statement_deadline),
            "areas_for_priority_action": _items(inspection, "priority"),
            "strengths": _items(inspection, "strength"),
        }
    return visit | {
        "visit_ordinal": _value(inspection.visit_ordinal),
        "previous_judgement": _value(inspection.previous_judgement),
        "previous_judgement_date": _value(inspection.previous_month),
        "addressee": _value(inspection.addressee),
        "signed_by": ", ".join(inspection.signed_by) or None,
        "areas_covered": [item.text for item in inspection.of_kind("covered")],
        "areas_for_priority_action": _items(inspection, "priority"),
        "action_plan": [item.text for item in inspection.of_kind("action")],
        "progress": [item.text for item in inspection.of_kind("progress")],
    }


def _items(inspection: InspectionDocument, *kinds: str) -> list[dict[str, Any]]:
    return [_item(item) for item in inspection.of_kind(*kinds)]


def _item(item: PrintedItem) -> dict[str, Any]:
    return {
        "number": item.number,
        "text": item.text,
        "area": item.area or None,
        "list_heading": item.list_heading,
        "part": item.part,
        "tag": item.tag or None,
        "page": item.source.page,
        "confidence": item.confidence.certainty.value,
    }


def _value(stated: Stated[Any] | None) -> Any:
    if stated is None:
        return None
    return stated.value.isoformat() if isinstance(stated.value, date) else stated.value
