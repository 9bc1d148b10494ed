"""Times are found in lines, and become ISO 8601 only where they can be read surely."""

import pytest

from argmap.read.dates import find_stamp, first_is_day, iso_time

SURE = {
    "September 19th, 2007 at 2:20 am": "2007-09-19T02:20",
    "Sept. 9, 2007": "2007-09-09",
    "3 March 2010 at 16:15": "2010-03-03T16:15",
    "16:15, 3 March 2010 (UTC)": "2010-03-03T16:15+00:00",
    "Wed, 03 Mar 2010 16:15:07 +0100": "2010-03-03T16:15:07+01:00",
    "Wed Mar 3 16:15:07 2010": "2010-03-03T16:15:07",
    "2010-03-03T16:15:00Z": "2010-03-03T16:15:00+00:00",
    "2010-03-03 16:15": "2010-03-03T16:15",
    "Mar 3 '10 at 4:15": "2010-03-03T04:15",
    "13/03/2024, 10:02 pm": "2024-03-13T22:02",
    "12.03.24, 10:02:33": "2024-03-12T10:02:33",
    "03-Mar-2010 4:15 PM EST": "2010-03-03T16:15-05:00",
    "12:05 am on March 3, 2010": "2010-03-03T00:05",
    "March 3, 2010, 4 p.m.": "2010-03-03T16:00",
    "3. März 2010 um 16:15 Uhr": "2010-03-03T16:15",
    "3 de marzo de 2010, 16:15": "2010-03-03T16:15",
    "3 mars 2010 à 16:15": "2010-03-03T16:15",
    "2010年3月3日 10:15": "2010-03-03T10:15",
}
OPEN = ["3 days ago", "yesterday at 10:02", "Mar 3", "March 2010", "10:02 AM", "04/03/2010"]
NONE = ["you may go", "version 1.2.3 is", "192.168.1.10", "3.50 euro", "the sum 1/2/3", "no time"]


@pytest.mark.parametrize(("text", "iso"), SURE.items())
def test_sure_times_become_iso(text, iso):
    assert iso_time(text) == iso


@pytest.mark.parametrize("text", OPEN)
def test_open_times_are_found_but_not_guessed(text):
    stamp = find_stamp(text)
    assert stamp is not None
    assert (stamp.start, stamp.end) == (0, len(text))
    assert stamp.iso() is None


@pytest.mark.parametrize("text", NONE)
def test_other_numbers_are_no_times(text):
    assert find_stamp(text) is None


@pytest.mark.parametrize("text", ["June 31, 2010", "45/45/2010", "March 3, 2010 at 25:61"])
def test_impossible_times_stay_as_they_stand(text):
    assert iso_time(text) is None


def test_one_sure_date_tells_the_order_of_all():
    stamps = [find_stamp(text) for text in ("04/03/2010", "25/03/2010")]
    assert first_is_day(stamp for stamp in stamps if stamp) is True
    assert stamps[0] is not None
    assert stamps[0].iso(day_first=True) == "2010-03-04"


def test_contradicting_dates_tell_no_order():
    stamps = [find_stamp(text) for text in ("13/03/2010", "03/13/2010")]
    assert first_is_day(stamp for stamp in stamps if stamp) is None
