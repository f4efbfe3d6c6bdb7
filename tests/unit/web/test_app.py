"""The server answers this machine alone, and takes decisions from its own pages alone."""

from __future__ import annotations

import http.client
import re
import subprocess
import sys
from urllib.parse import urlencode

import pytest

from faircount.pipeline.start import start_project
from faircount.project.project import Project
from faircount.review.review import Review
from faircount.web.app import create_app
from faircount.web.server import Serving
from faircount.web.settings import WebSettings
from faircount.web.shell import LARGEST_FORM
from tests.lib.review_answers import answered_project, quiet
from tests.lib.serving import ask as asked
from tests.lib.serving import served as serving

FORM = "application/x-www-form-urlencoded"


def app_of(folder, who="JM"):
    """The app of a project on a desk, and the review behind it."""
    project = Project.open(folder)
    review = Review.open(project, quiet)
    return create_app(project, WebSettings(who=who), review), review


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """A project served on a free port: the address, and the review behind it."""
    app, review = app_of(answered_project(tmp_path_factory.mktemp("served") / "project"))
    with serving(app) as port:
        yield port, review


@pytest.fixture
def ask(served):
    """Ask for a path; what comes back as status, headers and text."""
    port, review = served
    (review.project.folder / "decisions.csv").unlink(missing_ok=True)

    def here(path, body=None, method="", **headers):
        return asked(port, path, body, method, **headers)

    return here


@pytest.fixture
def send(ask, served):
    """Send the form of the first doubt, with changes."""
    port, review = served
    name = review.queue()[0].matter.id
    token = re.search(r'name="token" value="([^"]+)"', ask(f"/review/{name}")[2])[1]

    def sent(changed=None, **headers):
        form = {"token": token, "choice": "left out", "typed": "", "why": "a reason", "who": "JM"} | (changed or {})
        usual = {"Origin": f"http://127.0.0.1:{port}", "Content_Type": FORM}
        return ask(f"/review/{name}", urlencode(form), **(usual | headers))

    return sent


def decisions(served):
    return served[1].decisions.all


def test_it_listens_on_this_machine_alone(served):
    serving = Serving(create_app(served[1].project, WebSettings(), served[1]), 0)
    assert serving.address == "127.0.0.1"
    serving.close()


def test_a_decision_is_kept_and_the_next_doubt_is_shown(served, send):
    status, headers, _ = send()
    assert status == 303
    assert headers["Location"] == f"/review/{served[1].queue()[1].matter.id}"
    (made,) = decisions(served)
    assert (made.decision, made.why, made.who) == ("left out", "a reason", "JM")


def test_a_typed_answer_goes_before_a_choice(served, send):
    assert send({"typed": "2016/17"})[0] == 303
    assert decisions(served)[0].decision == "period: 2016/17"


def test_whoever_decides_second_in_another_window_is_told_and_nothing_is_written(served, send):
    assert send({"seen": "0"})[0] == 303
    status, _, text = send({"seen": "0", "choice": "", "typed": "2016/17", "why": "another reason"})
    assert status == 409
    assert "somebody decided this while you did" in text
    assert 'value="2016/17"' in text
    assert [made.decision for made in decisions(served)] == ["left out"]
    assert send({"seen": "1", "choice": "", "typed": "2016/17"})[0] == 303


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"choice": ""}, "choose one"),
        ({"why": " "}, "no why"),
        ({"typed": "<script>alert(1)</script>"}, "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ({"why": "x" * 1001}, "at most 1000"),
    ],
)
def test_what_cannot_be_taken_is_shown_again_with_the_reason_and_escaped(served, send, changed, said):
    status, _, text = send(changed)
    assert status == 422
    assert "Nothing was decided" in text
    assert said in text
    assert "<script>alert" not in text
    assert decisions(served) == ()


@pytest.mark.parametrize(
    ("changed", "headers", "status"),
    [
        ({"token": "guessed"}, {}, 403),
        ({"token": ""}, {}, 403),
        ({"token": "ü"}, {}, 403),
        ({}, {"Origin": "https://example.org"}, 403),
        ({}, {"Origin": "null"}, 403),
        ({}, {"Origin": None}, 403),
        ({}, {"Origin": None, "Referer": "http://127.0.0.1.example.org/"}, 403),
        ({}, {"Sec_Fetch_Site": "cross-site"}, 403),
        ({}, {"Host": "example.org"}, 421),
        ({}, {"Content_Type": "application/json"}, 415),
        ({"why": "x" * LARGEST_FORM}, {}, 413),
    ],
)
def test_a_form_from_elsewhere_decides_nothing(served, send, changed, headers, status):
    assert send(changed, **headers)[0] == status
    assert decisions(served) == ()


def test_a_form_without_a_length_or_with_a_false_one_is_refused(served):
    port = served[0]
    for length in (None, "-1", "１２", "9" * 30):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        connection.putrequest("POST", "/review/0123456789", skip_host=True, skip_accept_encoding=True)
        for name, text in (("Host", f"127.0.0.1:{port}"), ("Origin", f"http://127.0.0.1:{port}"), ("Content-Type", FORM)):
            connection.putheader(name, text)
        if length is not None:
            connection.putheader("Content-Length", length.encode("utf-8"))
        connection.endheaders()
        assert connection.getresponse().status in (400, 411, 413)
        connection.close()


OTHERS = (
    "example.org", "127.0.0.1.example.org:80", "evil.example@127.0.0.1", "evil.example\\@127.0.0.1", "127.0.0.1/x",
    "127.0.0.1?@evil.example", "127.0.0.1#evil.example", "[::1]", "127.0.0.1:80:80", "127.0.0.1, evil.example", "",
)  # fmt: skip
"""What is none of its names, whatever of them stands in it."""


def test_another_name_for_this_machine_is_not_answered(ask):
    for name in OTHERS:
        assert ask("/app/answers", Host=name)[0] in (400, 421), name
    assert ask("/app/answers", Host="LOCALHOST:80")[0] == 200
    assert "evil" not in str(ask("/app/answers", X_Forwarded_Host="evil.example", Forwarded="host=evil.example")[1:])
    assert ask("/app/answers", Host="localhost")[0] == 200


@pytest.mark.parametrize(
    "path",
    ["/app/static/../app.py", "/app/static/fonts/../../site.py", "/app/static/", "/review/zzz", "/review/0123456789",
     "/review/%2e%2e/app.py", "/../decisions.csv", "/decisions.csv", "/review/0123456789/page.png"],
)  # fmt: skip
def test_nothing_but_the_pages_is_served(ask, path):
    status, _, text = ask(path)
    assert status == 404
    assert "import" not in text


def test_pages_allow_no_script_from_elsewhere_no_frame_and_no_copy(ask):
    _, headers, text = ask("/app/answers")
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["Cache-Control"] == "no-store"
    assert "style=" not in text


def test_without_a_built_site_the_first_page_says_what_waits(served, ask):
    status, headers, _ = ask("/")
    assert (status, headers["Location"]) == (303, "/app/")
    assert f"<strong>{len(served[1].queue())}</strong> open doubts" in ask("/app/")[2]
    _, headers, _ = ask("/review/")
    assert headers["Location"] == f"/review/{served[1].queue()[0].matter.id}"


def test_signed_in_pages_have_no_exit_and_no_help_band_and_say_that_nothing_is_published(served, ask):
    text = ask(f"/review/{served[1].queue()[0].matter.id}")[2]
    assert 'class="exit"' not in text
    assert 'class="help"' not in text
    assert "not published" in text


def test_the_words_of_an_answer_are_escaped(tmp_path):
    folder = answered_project(tmp_path / "project")
    (folder / "answers" / "kent.csv").write_text("Kent Police <script>x</script>\nYear,<img src=x>,Rape\n2015/16,7,8\n")
    app, review = app_of(folder, "<b>")
    with serving(app) as port:
        for entry in review.queue():
            text = asked(port, f"/review/{entry.matter.id}")[2]
            assert "<img" not in text
            assert "<script>x" not in text
            assert 'value="<b>"' not in text
            assert 'value="&lt;b&gt;"' in text


def test_coverage_and_answers_are_told(ask):
    text = ask("/review/coverage")[2]
    assert "Surrey Police" in text
    assert "refused (section 12)" in text
    assert "kent.csv" in ask("/app/answers")[2]


def test_where_nothing_is_held_yet_each_page_says_what_to_do_next(tmp_path):
    start_project(tmp_path / "project", "A charity")
    with serving(app_of(tmp_path / "project")[0]) as port:
        pages = {path: asked(port, path)[2] for path in ("/app/findings", "/app/ledger", "/app/answers", "/review/coverage")}
    assert "Nothing is built yet" in pages["/app/findings"]
    assert "The ledger holds nothing yet" in pages["/app/ledger"]
    assert all("There is no answer yet" in pages[path] for path in ("/app/answers", "/review/coverage"))
    assert not [path for path, text in pages.items() if re.search(r"\b0 (of|figures|questions)\b", text)]


def test_keys_are_told_as_many_as_there_are_choices(ask, send, served):
    path = f"/review/{served[1].queue()[0].matter.id}"
    assert "<kbd>1</kbd> choose" in ask(path)[2]
    assert send()[0] == 303
    assert "<kbd>1</kbd> to <kbd>2</kbd> choose" in asked(served[0], path)[2], "to open it again is another choice"


def test_files_that_came_another_way_are_read_when_asked(served, ask):
    port, review = served
    (review.project.folder / "answers" / "late.csv").write_text("Kent Police\nYear,Rape\n2015/16,7\n")
    token = re.search(r'name="token" value="([^"]+)"', ask("/app/answers")[2])[1]
    sent = {"Origin": f"http://127.0.0.1:{port}", "Content_Type": FORM}
    assert ask("/app/answers/read", urlencode({"token": token}), **sent)[0] == 303
    assert "late.csv" in ask("/app/answers")[2]


def test_a_desk_needs_nothing_of_what_a_team_needs():
    """The extra ``team`` may be missing: its packages are hidden here."""
    hidden = "import sys\nfor name in ('sqlalchemy', 'argon2', 'psycopg'): sys.modules[name] = None\n"
    told = "import faircount.cli.serve, faircount.cli.user, faircount.pipeline.doctor, faircount.web.app\nprint('all there')"
    done = subprocess.run([sys.executable, "-c", hidden + told], capture_output=True, text=True, check=False)
    assert done.stdout == "all there\n", done.stderr
