"""The typer commands: parse, call one command, print, exit. No logic.

Nothing heavy is imported at the top: `selfassess --help` has to be quick.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from selfassess.model.outcome import Outcome

app = typer.Typer(
    name="selfassess",
    help="Turns what a council holds about its children's social care into a self-evaluation "
    "draft and an inspection-readiness report. Nothing leaves this computer.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Workspaces = Annotated[
    list[str] | None,
    typer.Argument(help="The workspace folder, or several.", metavar="WORKSPACE"),
]
Summary = Annotated[
    str,
    typer.Option("--summary", help="Of several: write regional-summary.xlsx here.", metavar="DIR"),
]
Json = Annotated[bool, typer.Option("--json", help="Print the result for machines.")]
Comparators = Annotated[
    list[str] | None,
    typer.Option(
        "--comparators",
        help="A newer data file of DfE's (CSV), kept in inputs/comparators; may be given again.",
        metavar="FILE",
    ),
]


@app.command()
def new(
    folder: Annotated[str, typer.Argument(help="The folder to make.", metavar="FOLDER")],
    name: Annotated[str, typer.Option("--name", help="The authority's name.")] = "",
) -> None:
    """Make a workspace: settings and starter workbooks.

    Example: selfassess new northmere --name "Northmere Council"
    """
    from selfassess.commands.new import new as command

    _end(command(folder, name))


@app.command()
def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            help="The workspace folder, or several, or files of no workspace.",
            metavar="WORKSPACE | FILE",
        ),
    ] = None,
    mark: Annotated[
        bool,
        typer.Option("--mark", help="Write copies of the workbooks with faulty cells marked."),
    ] = False,
    comparators: Comparators = None,
    summary: Summary = "",
    json: Json = False,
) -> None:
    """Read every input and say what is wrong, where, and what to do.

    Of files that belong to no workspace it says how each would be read.

    Example: selfassess check northmere; selfassess check scorecard.xlsx
    """
    from selfassess.commands.check import check as command

    if any(Path(path).is_file() for path in paths or []):
        found = _keeping(lambda _: command(paths or [], mark), comparators)
        _end(found((paths or ["."])[0]), json)
    each = _keeping(partial(command, marked=mark), comparators)
    _each(each, paths, "checking", summary, json)


@app.command()
def findings(
    files: Annotated[
        list[str] | None, typer.Argument(help="Reports and letters.", metavar="FILE...")
    ] = None,
    workspaces: Annotated[
        list[str] | None,
        typer.Option(
            "--workspace",
            "-w",
            help="The workspace folder; may be given several times.",
            metavar="WORKSPACE",
        ),
    ] = None,
    json_to: Annotated[
        str, typer.Option("--json", help="Write what was read, a file each.", metavar="DIR")
    ] = "",
    summary: Summary = "",
) -> None:
    """Read inspection reports and letters into the register of findings.

    Example: selfassess findings --workspace northmere
    """
    from selfassess.commands.findings import findings as command

    if files or json_to:
        _end(command(files or [], (workspaces or ["."])[0], json_to))
    _each(partial(command, []), workspaces, "reading letters", summary)


@app.command()
def draft(
    workspaces: Workspaces = None,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Start again; the old draft is kept beside it.")
    ] = False,
    template: Annotated[
        str, typer.Option("--template", help="A Word template of your own.", metavar="FILE")
    ] = "",
    track: Annotated[
        bool, typer.Option("--track", help="Make every change a tracked change in Word.")
    ] = False,
    merge: Annotated[
        str,
        typer.Option("--merge", help="Bring in another edited copy instead.", metavar="OTHER.docx"),
    ] = "",
    brief: Annotated[
        bool, typer.Option("--brief", help="Write the short version only, for elected members.")
    ] = False,
    comparators: Comparators = None,
    summary: Summary = "",
    json: Json = False,
) -> None:
    """Write the self-evaluation draft, or refresh it: what people wrote in it stays.

    Several workspaces, or a folder that holds them, are worked on side by side.

    Example: selfassess draft northmere --track

    Example: selfassess draft region --summary region
    """
    from selfassess.commands.draft import bring_in
    from selfassess.commands.draft import draft as whole

    if merge:
        _end(bring_in((workspaces or ["."])[0], merge), json)
    each = partial(whole, fresh=fresh, template=template, track=track)
    if brief:
        from selfassess.commands.brief import brief as short

        each = partial(short, fresh=fresh, template=template)
    _each(_keeping(each, comparators), workspaces, "drafting", summary, json)


@app.command()
def readiness(
    workspaces: Workspaces = None,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Start again; the old report is kept beside it.")
    ] = False,
    template: Annotated[
        str, typer.Option("--template", help="A Word template of your own.", metavar="FILE")
    ] = "",
    comparators: Comparators = None,
    summary: Summary = "",
    json: Json = False,
) -> None:
    """Write the inspection-readiness report; makes inputs/checklist.xlsx the first time.

    Example: selfassess readiness northmere
    """
    from selfassess.commands.readiness import readiness as command

    each = _keeping(partial(command, fresh=fresh, template=template), comparators)
    _each(each, workspaces, "reporting", summary, json)


@app.command()
def review(
    draft: Annotated[
        str, typer.Argument(help="The edited draft, or its workspace.", metavar="DRAFT")
    ] = ".",
    workspace: Annotated[
        str, typer.Option("--workspace", "-w", help="The workspace folder.", metavar="WORKSPACE")
    ] = "",
    comment: Annotated[
        bool, typer.Option("--comment", help="Write the findings as comments into a copy.")
    ] = False,
    json: Json = False,
) -> None:
    """Check an edited draft against its evidence.

    Example: selfassess review northmere/outputs/self-evaluation.docx --comment
    """
    from selfassess.commands.review import review as command

    _end(command(draft, workspace, comment), json)


@app.command()
def explain(
    refs: Annotated[list[str], typer.Argument(help="References such as P4.", metavar="REF...")],
    workspace: Annotated[
        str, typer.Option("--workspace", "-w", help="The workspace folder.", metavar="WORKSPACE")
    ] = ".",
    json: Json = False,
) -> None:
    """Show where a reference comes from, and every sentence that rests on it.

    Example: selfassess explain P4 A2 --workspace northmere
    """
    from selfassess.commands.explain import explain as command

    _end(command(refs, workspace), json)


@app.command("annex-a")
def annex_a(
    target: Annotated[
        str, typer.Argument(help="A workspace, or the file with the lists.", metavar="TARGET")
    ] = ".",
    json_to: Annotated[
        str,
        typer.Option("--json", help="Write checks and measures to this file.", metavar="OUT"),
    ] = "",
    as_at: Annotated[
        str, typer.Option("--as-at", help="The day the lists were drawn, as 2026-10-31.")
    ] = "",
    comparators: Comparators = None,
) -> None:
    """Check the Annex A child-level lists and take their measures.

    Example: selfassess annex-a northmere

    Outside a workspace: selfassess annex-a lists.xlsx --as-at 2026-10-31 --json checks.json
    """
    from selfassess.commands.annex_a import annex_a as command

    each = _keeping(partial(command, json_to=json_to, as_at=as_at), comparators)
    _end(each(target))


def _keeping(
    command: Callable[[str], Outcome], comparators: list[str] | None
) -> Callable[[str], Outcome]:
    """The command with newer data files of DfE's put into the workspace first."""
    if not comparators:
        return command
    from selfassess.commands.comparators import keeping

    return partial(keeping, command, comparators)


def _each(
    command: Callable[[str], Outcome],
    workspaces: list[str] | None,
    doing: str,
    summary: str = "",
    json: bool = False,
) -> None:
    """Runs a command on each workspace named: on one as it is, on several side by side."""
    from selfassess.commands.region import several

    _end(several(command, workspaces or ["."], doing, summary), json)


def _end(outcome: Outcome, json: bool = False) -> NoReturn:
    from selfassess.commands.tell import tell

    tell(outcome, json)
    raise typer.Exit(int(outcome.ending))


def _version(asked: bool) -> None:
    if asked:
        from selfassess import __version__

        print(f"selfassess {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool,
        typer.Option("--version", help="Say the version.", is_eager=True, callback=_version),
    ] = False,
) -> None:
    """Options of the program itself. Its help is that of `app`."""


def _speak_plainly() -> None:
    """Windows hands a pipe an old code page that lacks half of what we print."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def run() -> None:
    """The door for `selfassess`: every ending is one of the documented ones."""
    # a run makes many small lasting objects: looking for garbage among them takes a tenth of it,
    # and a workspace of usual size ends before there are a million
    gc.set_threshold(1_000_000, 20, 50)
    _speak_plainly()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # looking for plug-ins takes its time
    try:
        app()
    except KeyboardInterrupt:
        print("Stopped. Nothing was left half-written.", file=sys.stderr)
        raise SystemExit(130) from None
    except Exception as fault:
        from selfassess.commands.fault import report_fault

        raise SystemExit(report_fault(fault)) from None
    finally:
        gc.freeze()  # the process ends here: Python need not look through everything for garbage
