"""The format `full`: the frame to the letter, and nothing that data can do to it."""

from __future__ import annotations

import pytest

from claimcheck.finding import Camp, Finding, Problem, Severity, Spot
from claimcheck.reported import Located, Report, Reported
from claimcheck.reporters import text_of
from claimcheck.reporters.columns import width
from claimcheck.reporters.telling import Telling

from .reports import CLASH, TWO_SIDES, located, report, reported


def told(of: Report, *, notes: bool = False, seconds: float | None = None) -> str:
    """The report in the format `full`."""
    return text_of("full", Telling(of, notes=notes, seconds=seconds))


def test_two_files_in_one_frame_to_the_letter() -> None:
    assert told(report(CLASH, claims=31, articles=4), seconds=0.21) == (
        "CC301 [warning] one says fact, one says rumour\n"
        "  --> claims/a.json:48:18  (a/1 · hedging)\n"
        ' 48 |       "hedging": "rumored",\n'
        '    |                  ^^^^^^^^^ "Unconfirmed but rumored guest"\n'
        "  ::: claims/b.json:22:18  (b/1 · hedging)\n"
        ' 22 |       "hedging": "confirmed",\n'
        '    |                  ----------- "Son, who joined the dinner"\n'
        "  ... and 1 more claim\n"
        "note: neither article is dated\n"
        "help: date the articles; see `claimcheck show 01234567`, or "
        '`claimcheck accept 01234567 --reason "…"`\n'
        "\n"
        "Checked 31 claims in 4 articles: 1 warning in 0.2 s\n"
    )


def test_two_claims_of_one_file_share_a_frame_that_names_the_second() -> None:
    first = located('"hedging": "rumored"', '"rumored"', line=9)
    second = located('"hedging": "stated"', '"stated"', claim="a/2", line=113, role="proof")
    lines = told(report(reported(first, second))).split("\n")
    assert lines[1:6] == [
        "   --> claims/a.json:9:12  (a/1 · hedging)",
        '   9 | "hedging": "rumored"',
        "     |            ^^^^^^^^^",
        "   ... 113:12  (a/2 · hedging)",
        ' 113 | "hedging": "stated"',
    ]


def test_two_values_of_one_claim_on_one_line_show_the_line_once() -> None:
    source = '{"subject": "son", "hedging": "rumored"}'
    lines = told(report(reported(located(source, '"rumored"'), located(source, '"son"')))).split("\n")
    assert lines[2:5] == [
        f" 7 | {source}",
        "   |                               ^^^^^^^^^",
        "   |             ^^^^^",
    ]


def test_the_proof_comes_before_other_spots_and_four_further_ones_are_shown() -> None:
    places = [located('"hedging": "x"', '"x"', claim=f"c{n}/1", path=f"claims/c{n}.json", role="other",
                      line=n + 1) for n in range(8)]  # fmt: skip
    text = told(report(reported(*places)))
    assert text.count("  :::") + text.count(" :::") >= 4
    assert "claims/c4.json" in text
    assert "claims/c5.json" not in text
    assert "... and 3 more claims" in text


def test_claims_that_only_a_side_lists_are_counted_too() -> None:
    camp = Camp("as fact", "stated", tuple(f"z/{n}" for n in range(5)))
    text = told(report(reported(located('"a": 1', "1"), camps=(camp, TWO_SIDES[1]))))
    assert "... and 6 more claims" in text


def test_more_than_two_sides_are_listed() -> None:
    camps = (*TWO_SIDES, Camp("as possible", "possible", ("c/1",)))
    text = told(report(reported(located('"a": 1', "1"), camps=camps)))
    assert "sides: as fact (1 claim) · as rumour (2 claims) · as possible (1 claim)\n" in text
    assert "sides:" not in told(report(CLASH))


def test_the_time_of_the_clash_is_told() -> None:
    assert "\nwhen: 2025-09-21/2025-10-20\n" in told(
        report(reported(located('"a": 1', "1"), interval="2025-09-21/2025-10-20"))
    )


def test_a_value_over_several_lines_is_marked_to_the_end_of_its_first() -> None:
    place = Located(
        "primary", "a/1", "a", "claims/a.json", "/claims/0/quote", "", 5, 12, 7, 4, '  "quote": {'
    )
    lines = told(report(reported(place))).split("\n")
    assert lines[2:4] == [' 5 |   "quote": {', "   |            ^"]


def test_a_value_over_several_lines_is_called_what_its_side_is_called() -> None:
    place = Located(
        "primary", "b/1", "b", "claims/b.json", "/claims/0/object", "", 5, 13, 7, 4, '  "object": {'
    )
    camps = (Camp("12 million EUR", "12e6", ("b/1",)), Camp("15 million EUR", "15e6", ("a/1",)))
    lines = told(report(reported(place, camps=camps))).split("\n")
    assert lines[2:4] == [' 5 |   "object": {', "   |             ^ 12 million EUR"]


def test_a_file_that_cannot_be_read_has_a_path_and_no_frame() -> None:
    place = Located("primary", None, None, "claims/a.json", "", "", None, None, None, None, "")
    finding = reported(place, message="the file cannot be read", code="CC001")
    text = told(report(finding))
    assert "--> claims/a.json  (claims/a.json" in text
    assert "|" not in text


def test_a_file_is_not_named_twice_and_is_no_record_to_show() -> None:
    place = Located("primary", None, None, "claims/a.json", "/titel", "", 1, 13, 1, 16, '{"titel": "x"}')
    problem = Problem('unknown key "titel"', (Spot("claims/a.json", "/titel", kind="file"),), ("k",))
    finding = Finding("CC002", "schema-violation", Severity.ERROR, "0" * 16, problem)
    text = told(report(Reported(finding, (place,))))
    assert "\n --> claims/a.json:1:13  (titel)\n" in text
    assert "claimcheck show" not in text


def test_advice_beside_the_value_is_not_said_again() -> None:
    place = located('"hedgeing": 1', "1", label='did you mean "hedging"?')
    text = told(report(reported(place, help='did you mean "hedging"?')))
    assert text.count("did you mean") == 1


@pytest.mark.parametrize("hostile", ["\x1b[31m", "\u202e", "\x9b", "##[error]", "\u2028", "\r"])
def test_nothing_hostile_comes_through_anywhere(hostile: str) -> None:
    source = f'"hedging": "x{hostile}y"'
    place = Located("primary", hostile, hostile, f"claims/{hostile}.json", f"/claims/0/{hostile}", hostile, 3,
                    12, 3, 14 + len(hostile), source)  # fmt: skip
    camps = (*TWO_SIDES, Camp(hostile, hostile, ("x",)))
    finding = reported(place, message=hostile, camps=camps, notes=(hostile,), settle=hostile, help=hostile,
                       interval=hostile)  # fmt: skip
    for name in ("full", "concise", "json"):
        assert hostile not in text_of(name, Telling(report(finding), notes=True))


def test_lines_of_megabytes_stay_narrow() -> None:
    source = '{"x": "' + "石" * 500_000 + '", "hedging": "rumored"}'
    label = '"' + "long " * 1000 + '"'
    text = told(report(reported(located(source, '"rumored"', label=label))))
    assert max(width(line) for line in text.split("\n")) <= 120
    assert "^^^^^^^^^" in text


def test_a_label_without_room_beside_the_value_goes_below_it() -> None:
    source = '  "exact": "' + "w" * 95 + '",'
    lines = told(
        report(reported(located(source, '"' + "w" * 95 + '"', label="the article has other words")))
    ).split("\n")
    assert lines[3].endswith("^")
    assert lines[4] == "   |            the article has other words"
