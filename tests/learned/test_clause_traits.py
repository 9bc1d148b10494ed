from argmap.learned.clause_traits import Look, looks
from argmap.mine.acts import read_acts
from argmap.mine.sentences import sentences


def looked(text: str) -> list[Look]:
    return list(looks(read_acts(text), sentences(text)))


def test_only_what_rules_take_for_claims_is_looked_at():
    found = looked("Hello everyone! The ferry is far too late. Thanks!")
    assert [look.words[0] for look in found] == ["the"]


def test_a_comment_without_claims_has_nothing_to_look_at():
    assert looked("Hello everyone!") == []


def test_where_a_clause_stands_is_told():
    first, last = looked("The ferry is far too late. The bridge is bad.")
    assert "where first 2" in first.traits
    assert "where last 2" in last.traits


def test_who_speaks_and_whether_of_the_past_is_told():
    (look,) = looked("I walked to the old harbour.")
    assert {"says i", "opens with i", "opens with i True"} <= set(look.traits)


def test_what_stands_beside_a_clause_is_told():
    first, second = looked("The ferry is far too late. Therefore we should take the bus.")
    assert "after opens therefore" in first.traits
    assert "before first the" in second.traits


def test_pairs_of_traits_are_told():
    (look,) = looked("The ferry is far too late.")
    assert "size 6 & where only" in look.traits


def test_words_in_quotes_are_not_the_clause_own():
    text = 'Whoever says "we all drown" has never seen the ferry.'
    quoted = ((text.index("we"), text.index('" has')),)
    (look,) = looks(read_acts(text, quoted), sentences(text, quoted))
    assert "drown" not in look.words
    assert "quotes" in look.traits
