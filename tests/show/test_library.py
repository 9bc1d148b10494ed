import threading

import pytest
from graphs import graph_of

from argmap.errors import ReadError
from argmap.show.drafts import Draft
from argmap.show.files import key_of
from argmap.show.library import Library, introduction
from argmap.write import native

GRAPH = graph_of("b -> a -", texts={"a": "Close the lane", "b": "Shops need it"})


@pytest.fixture
def library(tmp_path):
    return Library(samples=tmp_path / "samples", store=tmp_path / "store")


def test_what_was_added_is_there_after_a_restart(library, tmp_path):
    key = library.add(GRAPH)
    assert Library(samples=tmp_path / "samples", store=tmp_path / "store")[key] == GRAPH


def test_the_same_graph_added_twice_is_there_once(library):
    assert library.add(GRAPH) == library.add(GRAPH)
    assert len(library) == 1


def test_a_key_is_words_of_the_title_and_a_hash_of_the_content():
    # The first eight digits of the SHA-256 of the three letters "abc".
    assert key_of("Straße & Café: Zürich!", b"abc") == "strae-cafe-zurich-ba7816bf"


def test_a_title_without_latin_letters_has_a_key_too():
    assert key_of("会話", b"abc") == "conversation-ba7816bf"


@pytest.mark.parametrize("key", ["nowhere", "../store/opened", "", "a/b", "A" * 200, "x\0y"])
def test_a_key_of_nothing_is_refused(library, key):
    assert key not in library
    with pytest.raises(KeyError):
        library[key]


def test_a_key_that_is_no_name_of_a_folder_is_not_written(library):
    with pytest.raises(ValueError, match="no key"):
        library.put("../elsewhere", GRAPH)


def test_a_removed_conversation_can_be_restored(library):
    key = library.add(GRAPH)
    library.remove(key)
    assert key not in library
    library.restore(key)
    assert library[key] == GRAPH


def test_a_removed_conversation_is_gone_after_a_restart(library, tmp_path):
    key = library.add(GRAPH)
    library.remove(key)
    Library(samples=tmp_path / "samples", store=tmp_path / "store").restore(key)
    assert key not in library


def test_what_was_opened_last_stands_first(library, monkeypatch):
    library.put("first-00000000", GRAPH)
    path = library._opened / "first-00000000" / "card.json"
    path.write_text(path.read_text().replace('"opened":"2', '"opened":"1'))
    library.put("second-00000000", GRAPH)
    assert [card.key for card in library.opened()] == ["second-00000000", "first-00000000"]


def test_a_damaged_card_still_leads_to_its_conversation(library):
    key = library.add(GRAPH)
    (library._opened / key / "card.json").write_text("{")
    assert [card.key for card in library.opened()] == [key]


def test_a_damaged_graph_is_told_by_name(library):
    key = library.add(GRAPH)
    (library._opened / key / "graph.json").write_text("{}")
    library._graphs.drop(key)
    with pytest.raises(ReadError, match=r"graph\.json"):
        library[key]


def test_a_half_written_file_is_never_seen(library):
    key = library.add(GRAPH)
    (library._opened / key / ".graph.json.tmp").write_text("{")
    assert library[key] == GRAPH
    assert list(library) == [key]


def test_a_sample_is_introduced_by_its_readme(library, tmp_path):
    folder = tmp_path / "samples" / "lane"
    folder.mkdir(parents=True)
    (folder / "reference.json").write_text(native.write(GRAPH))
    (folder / "README.md").write_text("# The lane\n\n- a list\n\nNeighbours talk\nabout it.\n")
    (card,) = library.samples()
    assert (card.key, card.title, card.about) == ("lane", "The lane", "Neighbours talk about it.")
    assert (card.comments, card.opened) == (len(GRAPH.comments), None)


def test_a_folder_with_neither_map_nor_source_is_no_sample(library, tmp_path):
    folder = tmp_path / "samples" / "notes"
    folder.mkdir(parents=True)
    (folder / "README.md").write_text("# Notes\n")
    assert list(library) == []
    assert library.samples() == ()


def test_a_sample_without_readme_has_no_introduction(tmp_path):
    assert introduction(tmp_path / "README.md") == ("", "")


def test_a_sample_without_a_map_is_read_and_mined(library, tmp_path):
    folder = tmp_path / "samples" / "chat"
    folder.mkdir(parents=True)
    (folder / "chat.txt").write_text("Ana: Close it.\nBen: No.\nAna: Why not?\n")
    assert [comment.author for comment in library["chat"].comments] == ["Ana", "Ben", "Ana"]


def test_only_the_latest_graphs_are_held_in_memory(tmp_path):
    library = Library(samples=tmp_path, store=tmp_path / "store", cached=1)
    library.put("one-00000000", GRAPH)
    library.put("two-00000000", GRAPH)
    assert library._graphs.get("one-00000000") is None
    assert library["one-00000000"] == GRAPH


def test_many_threads_may_add_and_read(library):
    def work(number):
        library.put(f"g-{number % 3}", GRAPH)
        wrong.extend(key for key in library if library[key] != GRAPH)

    wrong = []
    threads = [threading.Thread(target=work, args=(n,)) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert sorted(library) == ["g-0", "g-1", "g-2"]


def test_removing_a_conversation_removes_what_it_was_read_from(library):
    draft = library.drafts.start(b"Ana: Close it.\nBen: No.\nAna: Why?\n", "chat.txt")
    assert isinstance(draft, Draft)
    library.finish(draft.key)
    library.remove(draft.key)
    assert library.drafts.get(draft.key) is None


def test_opening_a_draft_again_replaces_its_map(library):
    draft = library.drafts.start(b"Ana: Close it.\nBen: No.\nAna: Why?\n", "chat.txt")
    key = library.finish(draft.key)
    library.drafts.change(key, title="The lane")
    assert library.finish(key) == key
    assert library[key].conversation.title == "The lane"
    assert len(library) == 1
