"""Tables of one's own: as spreadsheets write them, or one sentence that says where they cannot be read."""

import pytest

from nn_core.limits import TABLE_ROWS
from pages.playground.sheet import SheetError, read_sheet, table_of

DANISH = "bredde;længde;art\n1,5;2,25;klokke\n−0,5;1e1;krokus\n"


def the_table(text, *columns, real=False):
    """The table of a text, its first three columns unless others are named."""
    sheet = read_sheet(text if isinstance(text, bytes) else text.encode())
    return table_of(sheet, *(columns or sheet.names[:3]), real=real)


def test_a_danish_spreadsheet_is_read_with_its_commas_and_semicolons():
    found = the_table(DANISH)
    assert found.points == ((1.5, 2.25, 0.0), (-0.5, 10.0, 1.0))
    assert found.names == ("bredde", "længde", "art")
    assert found.labels == ("klokke", "krokus")


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "latin-1", "utf-16"])
def test_whatever_a_spreadsheet_writes_its_letters_in(code):
    assert the_table(DANISH.replace("−", "-").encode(code)).names[1] == "længde"


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_columns_stand_apart_by_a_comma_a_semicolon_or_a_tab(sign):
    text = "\n".join(sign.join(row) for row in (("a", "b", "y"), ("1.5", "2", "0"), ("3", "4", "1")))
    assert the_table(text).points == ((1.5, 2.0, 0.0), (3.0, 4.0, 1.0))


def test_without_names_the_columns_are_numbered_and_no_row_is_lost():
    found = the_table("1,2,0\n3,4,1\n")
    assert (found.names, len(found.points)) == (("column 1", "column 2", "column 3"), 2)


def test_the_learner_names_the_columns():
    found = the_table("id,a,b,y\n7,1,2,no\n8,3,4,yes\n", "a", "b", "y")
    assert found.points == ((1.0, 2.0, 0.0), (3.0, 4.0, 1.0))


def test_three_words_are_three_classes_and_numbers_can_be_told_as_numbers():
    assert the_table("a,b,y\n1,2,x\n3,4,y\n5,6,z\n").task == "classes"
    assert the_table("a,b,y\n1,2,0.5\n3,4,0.75\n", real=True).points[1] == (3.0, 4.0, 0.75)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "There is nothing in it"),
        ("a,b\n1,2\n", "There are 2 columns"),
        ("a,b,y\n", "no rows below"),
        ("a,b,y\n1,2,0\n3,4\n", "Row 3 has 2 columns"),
        ("a,b,y\n1,2,0\n\n3,four,1\n", "Row 4, column “b”: “four” is no number."),
        ("a,b,y\n1,2,0\n3,,1\n", "Row 3, column “b”: the cell is empty"),
        ("a,b,y\n1,2,0\nnan,4,1\n", "Row 3, column “a”: “nan” is no number that one can compute with"),
        ("a,b,y\n1,inf,0\n3,4,1\n", "Row 2, column “b”: “inf” is no number"),
        ("a,b,y\n1,1e300,0\n3,4,1\n", "Row 2, column “b”"),
        ("a,b,y\n1,2,1\n3,4,1\n", "everything is “1”"),
        ("a,b,y\n1,2,p\n1,2,q\n1,2,r\n1,2,s\n", "there are 4 classes"),
        ("a,b,y\n" + "1,2,0\n" * (TABLE_ROWS + 1), f"at most {TABLE_ROWS}"),
        ("a" * 3000, "longer than"),
        (b"PK\x03\x04\0\0\0", "This is no text"),
        (b"1,2,0\n" * 4_000_000, "more than 20 MB"),
    ],
    ids=lambda value: str(value)[:24],
)
def test_what_cannot_be_read_gets_one_sentence_that_says_where(text, sentence):
    with pytest.raises(SheetError, match=sentence.replace("(", "\\(")):
        the_table(text)


def test_columns_of_one_name_can_be_told_apart():
    assert read_sheet(b"a,a,\n1,2,3\n4,5,6\n").names == ("a", "a (2)", "column 3")
