"""Extensions against their definitions, published answers and two other programs."""

import json
import re

import pytest
from frameworks import SEMANTICS, attacks, by_definition
from graphs import graph_of
from hypothesis import given, settings

from argmap.analyse.formal import acceptance as acceptance_module
from argmap.analyse.formal import extensions as extensions_module
from argmap.analyse.formal.acceptance import acceptance
from argmap.analyse.formal.extensions import Bounds, extensions
from argmap.analyse.formal.framework import framework_of
from argmap.errors import GraphError

ALL = Bounds(most=10_000)
PUBLISHED = {"CO": "complete", "GR": "grounded", "PR": "preferred", "ST": "stable"}


@pytest.fixture(params=[10, 0], ids=["all-sets", "sat"])
def few(request, monkeypatch):
    """Search small parts in both ways."""
    if not request.param:
        pytest.importorskip("pysat", reason="python-sat is not installed")
    monkeypatch.setattr(extensions_module, "FEW", request.param)
    monkeypatch.setattr(acceptance_module, "FEW", request.param)


def sets(names, pairs, semantics):
    return [set(x) for x in extensions(framework_of(names, pairs), semantics, bounds=ALL).listed]


def pairs_of(count):
    """Return so many pairs of arguments that attack each other."""
    names = [f"{side}{place}" for place in range(count) for side in "ab"]
    return names, [pair for x in range(count) for pair in ((f"a{x}", f"b{x}"), (f"b{x}", f"a{x}"))]


@pytest.mark.parametrize("semantics", SEMANTICS)
@pytest.mark.usefixtures("few")
def test_extensions_are_those_of_the_definition(semantics):
    @settings(max_examples=25, deadline=None)
    @given(attacks())
    def holds(drawn):
        found = sets(*drawn, semantics)
        assert len(found) == len({frozenset(x) for x in found})
        assert {frozenset(x) for x in found} == by_definition(*drawn, semantics)

    holds()


@pytest.mark.parametrize("semantics", SEMANTICS)
@pytest.mark.usefixtures("few")
def test_acceptance_is_being_in_some_and_in_all_extensions(semantics):
    @settings(max_examples=25, deadline=None)
    @given(attacks())
    def holds(drawn):
        expected = by_definition(*drawn, semantics)
        found = acceptance(framework_of(*drawn), semantics)
        assert found.complete
        for row in found.table.itertuples():
            assert row.credulous is any(row.node in x for x in expected)
            assert row.sceptical is all(row.node in x for x in expected)

    holds()


@pytest.mark.usefixtures("few")
def test_published_instances_have_their_published_extensions(optional_data):
    file = optional_data / "data" / "formal" / "instances.jsonl"
    if not file.exists():
        pytest.skip(f"no published instances in {file}")
    for line in file.read_text().splitlines():
        row = json.loads(line)
        for short, expected in row["extensions"].items():
            found = sets(row["args"], row["attacks"], PUBLISHED[short])
            assert sorted(map(sorted, found)) == sorted(map(sorted, expected)), (row["id"], short)


@pytest.mark.usefixtures("few")
def test_published_files_have_their_published_extensions(optional_data):
    folder = optional_data / "data" / "formal" / "asgl"
    files = sorted(folder.glob("*.apx"))
    if not files:
        pytest.skip(f"no published files in {folder}")
    for file in files:
        text = file.read_text()
        names = re.findall(r"arg\((\w+)\)", text)
        pairs = re.findall(r"att\((\w+)\s*,\s*(\w+)\)", text)
        for short, semantics in PUBLISHED.items():
            said = file.with_name(f"{file.stem}.EE-{short}").read_text().strip()
            expected = [sorted(re.findall(r"\w+", x)) for x in re.findall(r"\[([^\[\]]*)\]", said)]
            expected = [] if said.replace(" ", "") == "[]" else expected
            found = sets(names, pairs, semantics)
            assert sorted(map(sorted, found)) == sorted(expected), (file.name, short)


@pytest.mark.parametrize("semantics", SEMANTICS)
def test_formal_argumentation_finds_the_same(semantics):
    dung = pytest.importorskip(
        "argumentation.core.dung", reason="formal-argumentation is not installed"
    )
    ending = "extension" if semantics in ("grounded", "ideal") else "extensions"
    solve = getattr(dung, f"{semantics.replace('-', '_')}_{ending}")

    @settings(max_examples=12, deadline=None)
    @given(attacks())
    def holds(drawn):
        names, pairs = drawn
        peer = dung.ArgumentationFramework(frozenset(names), frozenset(pairs))
        theirs = solve(peer)
        theirs = [theirs] if semantics in ("grounded", "ideal") else theirs
        assert {frozenset(x) for x in sets(names, pairs, semantics)} == set(map(frozenset, theirs))

    holds()


@pytest.mark.parametrize("short", ["CO", "PR", "ST"])
def test_pygarg_finds_the_same(short):
    solver = pytest.importorskip("pygarg.dung.solver", reason="pygarg is not installed")

    @settings(max_examples=12, deadline=None)
    @given(attacks())
    def holds(drawn):
        names, pairs = drawn
        if names:
            theirs = solver.extension_enumeration(names, [list(x) for x in pairs], short)
            ours = {frozenset(x) for x in sets(names, pairs, PUBLISHED[short])}
            assert ours == set(map(frozenset, theirs))

    holds()


@pytest.mark.parametrize("semantics", SEMANTICS)
def test_a_graph_without_claims_has_the_empty_extension(semantics):
    assert extensions(graph_of(), semantics).listed == ((),)


def test_no_extension_is_not_the_empty_one():
    ring = framework_of("abc", ["ab", "bc", "ca"])
    none, empty = extensions(ring, "stable"), extensions(ring, "preferred")
    assert (none.listed, none.number) == ((), 0)
    assert none.sentence == "There is no stable extension."
    assert (empty.listed, empty.number) == (((),), 1)


def test_more_than_can_be_listed_are_counted():
    found = extensions(framework_of(*pairs_of(20)), "preferred", bounds=Bounds(most=5))
    assert (len(found.listed), found.number, found.complete) == (5, 2**20, False)
    assert found.sentence == "There are 1,048,576 preferred extensions; the first 5 are listed."


def test_an_astronomic_number_of_extensions_is_said_as_a_power():
    found = extensions(framework_of(*pairs_of(2_000)), "stable", bounds=Bounds(most=2))
    assert found.number == 2**2_000
    assert "about 10^602 stable extensions; the first 2 are listed" in found.sentence


def test_a_part_with_too_many_says_that_there_are_more():
    pytest.importorskip("pysat", reason="python-sat is not installed")
    names = [f"a{place}" for place in range(30)]
    ring = [(names[x], names[(x + step) % 30]) for x in range(30) for step in (1, -1)]
    found = extensions(framework_of(names, ring), "preferred", bounds=Bounds(most=3))
    assert (len(found.listed), found.number) == (3, None)
    assert found.sentence.startswith("There are more than 3 preferred extensions")


def test_a_search_stops_at_its_limit_and_says_so():
    pytest.importorskip("pysat", reason="python-sat is not installed")
    names = [f"a{place}" for place in range(30)]
    ring = [(names[x], names[(x + step) % 30]) for x in range(30) for step in (1, -1)]
    found = extensions(framework_of(names, ring), "preferred", bounds=Bounds(seconds=0))
    assert (found.listed, found.number, found.complete) == ((), None, False)
    assert "stopped at its limit" in found.sentence
    open_still = acceptance(framework_of(names, ring), "preferred", bounds=Bounds(seconds=0))
    assert not open_still.complete
    assert set(open_still.table["credulous"]) == {None}


def test_twice_the_same_call_gives_twice_the_same_answer():
    made = framework_of(*pairs_of(12))
    assert extensions(made, "preferred") == extensions(made, "preferred")


def test_unknown_semantics_are_named():
    with pytest.raises(GraphError, match="'naive' is none of grounded"):
        extensions(graph_of("a"), "naive")


def test_at_least_one_extension_is_to_be_listed():
    with pytest.raises(GraphError, match="ask for 1 or more"):
        extensions(graph_of("a"), bounds=Bounds(most=0))
