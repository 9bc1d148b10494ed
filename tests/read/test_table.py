import datetime as dt
import io
import struct
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.errors import ArgmapError, LimitError, ReadError
from argmap.read import table
from argmap.read.source import Limits, Source

HEADER = "id,author,time,text,reply_to\n"
ROWS = HEADER + "1,Ada,2020-01-01,Open the gate.,\n2,Bo,2020-01-02,Which gate?,1\n"


def source(data, name="talk.csv", **rest):
    return Source(name=name, data=data.encode() if isinstance(data, str) else data, **rest)


def parse(data, name="talk.csv", **rest):
    return table.parse(source(data, name, **rest))


def workbook(*rows, empty_first=False):
    book = openpyxl.Workbook()
    sheet = book.create_sheet("talk") if empty_first else book.active
    for row in rows:
        sheet.append(row)
        for cell in sheet[sheet.max_row]:
            cell.data_type = "s" if cell.data_type == "f" else cell.data_type
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def changed(data, part, change):
    """Return a workbook with one part of it changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", 8) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == part else content)
    return stream.getvalue()


KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def with_shared_strings(strings, cells):
    """Return a workbook as Excel writes it: each text once, the cells hold its number."""
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="s"><v>{cell}</v></c></row>' for n, cell in enumerate(cells, 1)
    )
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package[:-13]}content-types"><Override '
        f'PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/><Override '
        f'PartName="/xl/sharedStrings.xml" ContentType="{KIND}.sharedStrings+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="rId1" '
        f'Type="{RELATED}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATED}"><sheets>'
        '<sheet name="talk" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}"><Relationship Id="rId1" '
        f'Type="{RELATED}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" '
        f'Type="{RELATED}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        SHEET: f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">'
        + "".join(f"<si><t>{text}</t></si>" for text in strings)
        + "</sst>",
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", 8) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
TALK = workbook(
    ["Nr", "Name", "Datum", "Text", "Antwort auf"],
    [1, "Ada", dt.datetime(2020, 5, 1, 9, 30), "Open the gate.", None],
    [2, "Bo", dt.datetime(2020, 5, 2, 9, 30), "=Which gate?", 1],
)


@pytest.mark.parametrize(
    ("header", "guess"),
    [
        ("id,author,time,text,reply_to", "id author time text reply_to"),
        ("comment_id,comment_author,comment_date,comment_content,comment_parent", "*"),
        ("Message ID,From,Sent at,Message,In reply to", "*"),
        ("Nr.,Name,Zeitpunkt,Beitrag,Antwort auf", "*"),
        ("Numéro,Auteur,Date,Commentaire,Réponse à", "*"),
        ("Número,Autor,Fecha,Comentario,Respuesta a", "*"),
        ("numero,autore,data,commento,risposta a", "*"),
        ("编号,作者,时间,内容,回复", "*"),
        ("id,speaker,timestamp,utterance,reply-to", "*"),
    ],
)
def test_columns_are_guessed_from_their_names(header, guess):
    names = header.split(",")
    rows = f"{header}\n1,Ada,2020-01-01,Open the gate.,\n2,Bo,2020-01-02,Which gate?,1\n"
    fields = ("id", "author", "time", "text", "reply_to")
    assert table.guess_columns(source(rows)) == dict(zip(fields, names, strict=True))


def test_columns_without_names_are_guessed_from_their_cells():
    rows = (
        "Ada\t2020-01-01 10:00\tThe shelf is too high for us.\n"
        "Bo\t2020-01-02 10:00\tThen lower it a bit.\n"
    )
    assert table.guess_columns(source(rows)) == {"author": "A", "time": "B", "text": "C"}


def test_an_id_that_comes_back_is_that_of_a_person():
    rows = "id,text\n" + "".join(f"{n % 2},Some words\n" for n in range(8))
    assert table.guess_columns(source(rows)) == {"author": "id", "text": "text"}


@pytest.mark.parametrize("column", ["note to all", "NOTE TO ALL", "B", "b", "2"])
def test_a_column_is_chosen_by_name_letter_or_number(column):
    rows = "text,note to all\nyes,Open the gate.\nno,Shut the gate.\n"
    comments = parse(rows, columns={"text": column}).comments
    assert [c.text for c in comments] == ["Open the gate.", "Shut the gate."]


def test_a_field_can_be_told_to_have_no_column():
    assert parse(ROWS, columns={"author": ""}).authors == ()


@pytest.mark.parametrize("columns", [{"text": "speech"}, {"mood": "text"}, {"text": "99"}])
def test_a_column_that_is_not_there_is_refused(columns):
    with pytest.raises(ReadError, match="use one of"):
        parse(ROWS, columns=columns)


def test_the_columns_there_are_stand_in_the_refusal():
    with pytest.raises(ReadError, match=r"A \(id\), B \(author\), C \(time\), D \(text\)"):
        parse(ROWS, columns={"text": "speech"})


def test_a_preview_shows_rows_and_guess():
    shown = table.preview(source(ROWS), rows=1)
    assert shown.columns == ("id", "author", "time", "text", "reply_to")
    assert shown.rows == (("1", "Ada", "2020-01-01", "Open the gate.", ""),)
    assert shown.guess["reply_to"] == "reply_to"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators(separator):
    comments = parse(ROWS.replace(",", separator)).comments
    assert [(c.id, c.author, c.reply_to) for c in comments] == [
        ("c:1", "Ada", None),
        ("c:2", "Bo", "c:1"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings(encoding):
    rows = ROWS.replace("Ada", "Zoë").encode(encoding)
    assert parse(rows).authors == ("Zoë", "Bo")


@pytest.mark.parametrize("cell", ["=SUM(A1)", "+1 for that", "@Ada no", "-- never"])
def test_cells_that_look_like_formulas_are_text(cell):
    assert parse(f"author,text\nAda,{cell}\n").comments[0].text == cell


@pytest.mark.parametrize(
    ("cells", "times"),
    [
        (["2020-01-02 10:00"], ["2020-01-02T10:00"]),
        (["03/04/2021", "13/04/2021"], ["2021-04-03", "2021-04-13"]),
        (["03/04/2021", "04/13/2021"], ["2021-03-04", "2021-04-13"]),
        (["03/04/2021", "05/04/2021"], ["03/04/2021", "05/04/2021"]),
        (["1577836800", "1577840400"], ["2020-01-01T00:00:00+00:00", "2020-01-01T01:00:00+00:00"]),
        (["1577836800000"], ["2020-01-01T00:00:00+00:00"]),
        (["2020-01-01", "some day"], ["2020-01-01", "some day"]),
    ],
)
def test_times(cells, times):
    rows = "time,text\n" + "".join(f"{cell},words\n" for cell in cells)
    assert [c.posted for c in parse(rows).comments] == times


@pytest.mark.parametrize("nothing", ["", "0", "-", "none", "NULL", "NaN", "n/a"])
def test_what_stands_for_no_answer(nothing):
    conversation = parse(HEADER + f"1,Ada,,Open.,{nothing}\n")
    assert (conversation.comments[0].reply_to, conversation.notes) == (None, ())


@pytest.mark.parametrize("written", ["7", "#7", "c:7", "7.0", " 7 "])
def test_ids_are_found_however_they_are_written(written):
    conversation = parse(HEADER + f"7,Ada,,Open.,\n8,Bo,,No.,{written}\n")
    assert conversation.comments[1].reply_to == "c:7"


def test_an_id_of_nought_can_be_answered():
    assert parse(HEADER + "0,Ada,,Open.,\n1,Bo,,No.,0\n").comments[1].reply_to == "c:0"


def test_rows_count_where_there_are_no_ids():
    rows = "author,text,reply_to\nAda,Open.,\nBo,No.,1\n"
    assert [(c.id, c.reply_to) for c in parse(rows).comments] == [("c:1", None), ("c:2", "c:1")]


def test_rows_are_named_in_notes_as_a_spreadsheet_counts_them():
    conversation = parse(HEADER + '1,Ada,,"two\nlines",\n\n2,Bo,,No.,zz\n')
    assert "row 4 answers" in conversation.notes[0]


def test_other_columns_are_kept():
    comments = parse("text,mood,kind\nOpen.,glad,\n").comments
    assert comments[0].extra == {"columns": {"mood": "glad"}}


def test_a_row_without_text_is_left_out_with_its_reason():
    conversation = parse("author,text\nAda,Open.\nBo,\n")
    part = conversation.left_out[0]
    assert (conversation.source_text[part.start : part.end], part.why) == (
        "Bo\t",
        "row without text",
    )


def test_each_cell_is_a_header_of_its_comment():
    conversation = parse("mood,author,text,kind,size\nglad,Ada,Open.,,big\n")
    told = [(h.what, conversation.source_text[h.start : h.end]) for h in conversation.headers[1:]]
    assert told == [("other columns", "glad"), ("author", "Ada"), ("other columns", "big")]


def test_a_quotation_mark_that_nothing_closes_is_a_plain_sign():
    rows = 'author,text\nAda,"Open the gate\nBo,No\nCy,Yes\n'
    conversation = parse(rows)
    assert [c.text for c in conversation.comments] == ['"Open the gate', "No", "Yes"]
    assert "quotation mark" in conversation.notes[0]


def test_a_workbook_is_read():
    comments = parse(TALK, "talk.xlsx").comments
    assert [(c.id, c.author, c.posted, c.text, c.reply_to) for c in comments] == [
        ("c:1", "Ada", "2020-05-01T09:30:00", "Open the gate.", None),
        ("c:2", "Bo", "2020-05-02T09:30:00", "=Which gate?", "c:1"),
    ]


def test_the_first_sheet_with_text_is_read():
    data = workbook(["text"], ["Open the gate."], empty_first=True)
    assert parse(data, "talk.xlsx").comments[0].text == "Open the gate."


def test_nothing_of_a_workbook_is_lost():
    assert parse(TALK, "talk.xlsx").unaccounted() == ()


@pytest.mark.parametrize("far", [b"XFD1048576", b"E9999999", b"E99999999999", b"ZZZ3", b"A0"])
def test_cells_far_apart_cost_nothing(far):
    data = changed(TALK, SHEET, lambda x: x.replace(b'r="D3"', b'r="' + far + b'"'))
    assert parse(data, "talk.xlsx").comments[0].text == "Open the gate."


def test_a_row_that_no_spreadsheet_has_is_refused():
    data = changed(TALK, SHEET, lambda x: x.replace(b'<row r="3"', b'<row r="9999999999"'))
    with pytest.raises(ReadError, match="rows"):
        parse(data, "talk.xlsx")


def test_a_workbook_that_unpacks_to_more_than_the_limit_is_refused():
    data = changed(TALK, "xl/styles.xml", lambda x: x + b" " * 2_000_000)
    with pytest.raises(LimitError, match="ARGMAP_MAX_EXPANDED"):
        parse(data, "talk.xlsx", limits=Limits(expanded=1_000_000))


def test_a_workbook_with_a_cell_that_is_too_long_is_refused():
    data = changed(TALK, SHEET, lambda x: x.replace(b"Open", b"Open" * 300_000))
    with pytest.raises(LimitError, match="ARGMAP_MAX_CHARACTERS"):
        parse(data, "talk.xlsx")


def test_a_wide_sheet_counts_all_of_its_cells():
    data = changed(TALK, SHEET, lambda x: x.replace(b'r="E3"', b'r="XFD3"'))
    with pytest.raises(LimitError, match="ARGMAP_MAX_CELLS"):
        parse(data, "talk.xlsx", limits=Limits(cells=30_000))


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('t="str"><v>a_x000D_b</v>', "a\rb"),
        (
            't="inlineStr"><is><r><t>a</t></r><r><t> b</t></r>'
            '<rPh sb="0" eb="1"><t>c</t></rPh></is>',
            "a b",
        ),
        ('t="b"><v>1</v>', "TRUE"),
        ('t="e"><v>#N/A</v>', "#N/A"),
        ("><v>12.0</v>", "12"),
        ("><v>0.1</v>", "0.1"),
        ("><f>A1</f>", ""),
    ],
)
def test_what_a_cell_shows(cell, text):
    added = f'<c r="B2" {cell}</c></row></sheetData>'.encode()
    data = with_shared_strings(["text", "words"], [0, 1])
    data = changed(data, SHEET, lambda x: x.replace(b"</row></sheetData>", added))
    shown = table.preview(source(data, "t.xlsx")).rows[0][1:]
    assert shown == ((text,) if text else ())


@pytest.mark.parametrize(
    ("style", "days", "text"),
    [
        ("dd/mm/yyyy", 43952, "2020-05-01"),
        ("yyyy-mm-dd hh:mm", 43952.5, "2020-05-01 12:00:00"),
        ("hh:mm", 0.25, "06:00:00"),
        ("[h]:mm", 0.25, "6:00:00"),
        ('0.0 "days"', 43952.5, "43952.5"),
        ("General", 43952, "43952"),
    ],
)
def test_days_are_dates_where_the_style_says_so(style, days, text):
    book = openpyxl.Workbook()
    book.active.append(["text", "moment"])
    book.active.append(["Open the gate.", days])
    book.active["B2"].number_format = style
    stream = io.BytesIO()
    book.save(stream)
    assert table.preview(source(stream.getvalue(), "t.xlsx")).rows[0][1] == text


def test_a_cell_that_shows_a_text_which_is_not_there_is_refused():
    data = with_shared_strings(["text", "Open the gate."], [0, 1, 99])
    with pytest.raises(ReadError, match="broken"):
        parse(data, "t.xlsx")


def test_texts_that_cells_share_are_read():
    data = with_shared_strings(["text", "Open the gate.", "Shut it."], [0, 2, 1])
    assert [c.text for c in parse(data, "t.xlsx").comments] == ["Shut it.", "Open the gate."]


def test_one_long_text_in_many_cells_is_refused():
    data = with_shared_strings(["text", "word " * 2_000], [0] + [1] * 100)
    with pytest.raises(LimitError, match="ARGMAP_MAX_EXPANDED"):
        parse(data, "talk.xlsx", limits=Limits(expanded=500_000))


@pytest.mark.parametrize("part", ["xl/workbook.xml", SHEET, "xl/_rels/workbook.xml.rels"])
def test_a_workbook_that_declares_entities_is_refused(part):
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    with pytest.raises(ReadError, match="entities"):
        parse(changed(TALK, part, lambda x: bomb + x), "talk.xlsx")


def test_a_workbook_that_lies_about_its_size_is_refused():
    data = bytearray(changed(TALK, "xl/styles.xml", lambda x: x + b" " * 5_000_000))
    place = data.find(b"xl/styles.xml", data.find(b"PK\x01\x02"))
    struct.pack_into("<I", data, place - 46 + 24, 1000)
    with pytest.raises(ReadError, match="table of contents"):
        parse(bytes(data), "talk.xlsx")


@pytest.mark.parametrize(
    "data",
    [
        TALK[: len(TALK) // 2],
        TALK[:60],
        changed(TALK, "xl/workbook.xml", lambda _: b""),
        changed(TALK, SHEET, lambda x: x[: len(x) // 2]),
        b"\xd0\xcf\x11\xe0" + b"\x00" * 600,
    ],
    ids=["half", "head", "no-book", "half-sheet", "old-kind"],
)
def test_a_broken_workbook_is_refused(data):
    with pytest.raises(ReadError, match="XLSX or CSV"):
        parse(data, "talk.xlsx")


@pytest.mark.parametrize(
    "data",
    ["", "\n\n", "a,b\n1,2\n", "text\n", HEADER],
    ids=["", "blank", "numbers", "head", "all"],
)
def test_a_table_without_comments_is_refused(data):
    with pytest.raises(ReadError):
        parse(data)


@pytest.mark.parametrize(
    ("limits", "setting"),
    [
        (Limits(cells=9), "CELLS"),
        (Limits(comments=1), "COMMENTS"),
        (Limits(characters=5), "CHARACTERS"),
    ],
)
def test_limits(limits, setting):
    with pytest.raises(LimitError, match=f"ARGMAP_MAX_{setting}"):
        parse(ROWS, limits=limits)


def test_a_cell_of_two_million_characters_is_refused_as_too_long():
    with pytest.raises(LimitError, match="ARGMAP_MAX_CHARACTERS"):
        parse("author,text\nAda," + "x" * 2_000_000 + "\n")


@pytest.mark.parametrize(
    ("data", "name", "least", "most"),
    [
        (ROWS, "paste", 0.9, 1),
        (ROWS, "talk.txt", 0.9, 1),
        ("a,b\nc,d\n", "talk.csv", 0.9, 1),
        ("Ada\tyes\nBo\tno\nAda\twell\n", "paste", 0.5, 0.7),
        ("Well, I think, yes.\nNo, I think, not.\n", "paste", 0, 0),
        ('{"text": 1, "author": 2}', "paste", 0, 0),
        ("<p>text,author</p>", "paste", 0, 0),
        (TALK, "talk", 1, 1),
    ],
)
def test_sniffing(data, name, least, most):
    assert least <= table.sniff(source(data, name)) <= most


CELLS = st.text(st.sampled_from("ab 1,;\t|\"\n'=<p>&amp;\u202e🌳é"), max_size=12)


@given(st.lists(st.lists(CELLS, max_size=6).map(",".join), max_size=12).map("\n".join))
@settings(max_examples=200, deadline=None)
def test_whatever_rows_are_read_whole_or_refused(rows):
    try:
        conversation = parse(rows)
    except ArgmapError:
        return
    assert conversation.unaccounted() == ()


@given(st.integers(0, len(TALK)), st.integers(0, 40), st.binary(max_size=6))
@settings(max_examples=200, deadline=None)
def test_a_damaged_workbook_is_read_whole_or_refused(place, length, put):
    try:
        conversation = parse(TALK[:place] + put + TALK[place + length :], "talk.xlsx")
    except ArgmapError:
        return
    assert conversation.unaccounted() == ()


@given(
    st.sampled_from([SHEET, "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"]),
    st.data(),
)
@settings(max_examples=150, deadline=None)
def test_a_workbook_with_a_damaged_part_is_read_whole_or_refused(part, data):
    def damage(content):
        place = data.draw(st.integers(0, len(content)))
        put = data.draw(st.binary(max_size=6))
        return content[:place] + put + content[place + data.draw(st.integers(0, 30)) :]

    try:
        conversation = parse(changed(TALK, part, damage), "talk.xlsx")
    except ArgmapError:
        return
    assert conversation.unaccounted() == ()


TOWN = """Lfd.;Zu;Bewohner:in;Thema;Stellungnahme;Sichtbar
11;;Haus 3;Lärm;The drums have to stop at ten in the evening.;ja
12;11;Haus 5;Lärm;At ten nobody sleeps yet, not even the children.;ja
13;12;Haus 3;Lärm;Mine do, and they get up at six.;ja
14;;Haus 8;Müll;And who takes the bottles away every Monday?;ja
15;14;Haus 5;Müll;We do, each time, as agreed last year.;ja
"""


def test_columns_of_unknown_names_are_told_by_what_they_hold():
    assert table.guess_columns(source(TOWN)) == {
        "id": "Lfd.",
        "reply_to": "Zu",
        "author": "Bewohner:in",
        "text": "Stellungnahme",
    }


def test_a_topic_that_answers_share_is_no_author():
    rows = TOWN.replace(";Bewohner:in;", ";").replace(";Haus 3;", ";").replace(";Haus 5;", ";")
    guess = table.guess_columns(source(rows.replace(";Haus 8;", ";")))
    assert "author" not in guess


def test_numbers_that_point_ahead_are_no_answers():
    rows = TOWN.replace("\n11;;", "\n11;15;")
    assert "reply_to" not in table.guess_columns(source(rows))
