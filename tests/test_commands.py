"""The command line as programs use it: real processes, a real database, lines in and out."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
REQUEST = {
    "id": "a1",
    "policy": "lang-son-33-2022",
    "ask": "recovery",
    "as_of": "2026-08-01",
    "facts": {
        "support_vnd": 20000000,
        "project_type": "livestock_poultry",
        "project_end": "2026-06-30",
    },
}


class Bot:
    """``bot`` in a folder of its own, without settings from outside."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(
        self, *arguments: str, stdin: str = "", **settings: str
    ) -> "subprocess.CompletedProcess[str]":
        own = {k: v for k, v in os.environ.items() if not k.startswith("BOT_")}
        return subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=self.folder,
            env={**own, "PYTHONPATH": str(ROOT), **settings},
            timeout=120,
            check=False,
        )

    def chat(self, *events: object, options: tuple[str, ...] = ()) -> list[dict[str, Any]]:
        """The lines that come back, one list for all events."""
        lines = "".join((e if isinstance(e, str) else json.dumps(e)) + "\n" for e in events)
        done = self.run("chat", "--json", *options, stdin=lines)
        assert done.returncode in {0, 1}, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def bot(tmp_path: Path) -> Bot:
    return Bot(tmp_path)


def said(lines: list[dict[str, Any]]) -> list[str]:
    return [line["question"] for line in lines if line.get("question")]


def test_each_event_is_answered_before_the_next_is_read(bot: Bot) -> None:
    lines = bot.chat({"user": "u1", "text": "/tinh"}, {"user": "u1", "choose": "lang-son"})
    assert [line.get("question", "done") for line in lines] == [
        "province",
        "done",
        "project_type",
        "done",
    ]
    assert {"id": "lang-son", "label": "Lạng Sơn"} in lines[0]["options"]
    assert lines[0]["to"] == "u1"


def test_second_run_with_the_same_user_resumes(bot: Bot) -> None:
    bot.chat({"user": "u1", "text": "/tinh"}, {"user": "u1", "choose": "lang-son"})
    assert said(bot.chat({"user": "u1", "choose": "forestry"})) == ["support_vnd"]


def test_same_id_is_the_same_event_in_another_run_too(bot: Bot) -> None:
    event = {"user": "u1", "text": "/tinh", "id": "7"}
    assert said(bot.chat(event)) == ["province"]
    assert bot.chat(event, event) == [{"done": True}, {"done": True}]


def test_people_do_not_disturb_each_other(bot: Bot) -> None:
    lines = bot.chat(
        {"user": "u1", "text": "/tinh"},
        {"user": "u2", "text": "/dieukien"},
        {"user": "u1", "choose": "dong-nai"},
        {"user": "u2", "choose": "lang-son"},
    )
    by = {user: [x for x in lines if x.get("to") == user] for user in ("u1", "u2")}
    assert said(by["u1"]) == ["province", "support_vnd"]
    assert "33/2022" in by["u2"][-2]["text"] + by["u2"][-1]["text"]


def test_edit_back_and_tap_on_an_older_question(bot: Bot) -> None:
    lines = bot.chat(
        {"user": "u", "text": "/tinh"},
        {"user": "u", "choose": "lang-son"},
        {"user": "u", "choose": "forestry"},
        {"user": "u", "edit": "project_type"},
        {"user": "u", "choose": "aquaculture"},
        {"user": "u", "back": True},
        {"user": "u", "choose": "dong-nai", "question": "province"},
    )
    questions = said(lines)
    assert questions[2:] == [
        "support_vnd",
        "project_type",
        "support_vnd",
        "project_type",
        "support_vnd",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "no json",
        "[]",
        '"text"',
        '{"text": "x"}',
        '{"user": "u"}',
        '{"user": 3, "text": "x"}',
        '{"user": "", "text": "x"}',
        '{"user": "u", "text": 5}',
        '{"user": "u", "photo": "/no/such/file"}',
        '{"user": "u", "location": [91, 0]}',
        '{"user": "u", "location": "here"}',
        '{"now": "tomorrow"}',
        '{"now": "2026-08-01T00:00:00"}',
        "[" * 5000,
        '{"user": "u", "text": "' + "x" * 300_000 + '"}',
    ],
)
def test_bad_line_is_named_and_nothing_is_lost(bot: Bot, line: str) -> None:
    lines = bot.chat({"user": "u", "text": "/tinh"}, line, {"user": "u", "choose": "lang-son"})
    assert [x["error"]["code"] for x in lines if "error" in x] == ["bad_event"]
    assert said(lines) == ["province", "project_type"]
    assert lines[-1] == {"done": True}


def test_clock_stands_and_moves_forward_only(bot: Bot) -> None:
    now = ("--now", "2026-08-01T09:00+07:00")
    lines = bot.chat(
        {"user": "u", "text": "/tinh"},
        {"user": "u", "choose": "lang-son"},
        {"now": "2026-08-02T10:00+07:00"},
        {"now": "2026-08-01T10:00+07:00"},
        {"user": "u", "text": "/start"},
        options=now,
    )
    assert [x["error"]["code"] for x in lines if "error" in x] == ["bad_event"]
    assert "resume" not in [option["id"] for option in lines[-2]["options"]]


def test_repro_prints_the_conversation_as_a_test_case(bot: Bot) -> None:
    bot.chat({"user": "u", "text": "/dieukien"}, {"user": "u", "choose": "lang-son"})
    done = bot.run("chat", "--repro", "--user", "u")
    case = json.loads(done.stdout)
    assert case["journal"]["answers"] == {"province": "lang-son"}
    assert bot.run("chat", "--repro", "--user", "nobody").returncode == 1


def test_evaluate_answers_each_line_and_says_by_its_status_whether_one_was_wrong(bot: Bot) -> None:
    done = bot.run("evaluate", stdin=json.dumps(REQUEST) + "\n")
    assert done.returncode == 0
    answer = json.loads(done.stdout)
    assert (answer["outcome"], answer["values"]["amount_vnd"]) == ("determined", 3000000)
    done = bot.run("evaluate", stdin=json.dumps(REQUEST) + "\nnonsense\n")
    assert done.returncode == 1
    assert json.loads(done.stdout.splitlines()[1])["error"]["code"] == "bad_request"


def test_evaluate_streams(bot: Bot) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "evaluate"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=bot.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    for number in range(3):
        process.stdin.write(json.dumps({**REQUEST, "id": number}) + "\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == number
    process.stdin.close()
    assert process.wait(20) == 0
    process.stdout.close()


def test_recorded_answers_are_repeated_byte_for_byte(bot: Bot) -> None:
    recorded = bot.run("evaluate", "--record", stdin=json.dumps(REQUEST) + "\n").stdout
    again = bot.run("evaluate", "--replay", stdin=recorded)
    assert (again.returncode, again.stdout) == (0, recorded)
    altered = recorded.replace("3000000", "3000001")
    assert bot.run("evaluate", "--replay", stdin=altered).returncode == 1


def test_policies_are_listed_and_checked(bot: Bot) -> None:
    listed = bot.run("policies").stdout
    assert "dong-nai-15-2023" in listed
    assert "lang-son-33-2022" in listed
    assert bot.run("policies", "check").returncode == 0


def test_doctor_says_in_both_languages_what_is_wrong(bot: Bot) -> None:
    first = bot.run("doctor")
    assert "Chưa đặt BOT_PUBLIC_URL" in first.stdout
    assert (first.returncode, "Chưa có cơ sở dữ liệu" in first.stdout) == (0, True)
    assert not (bot.folder / "data").exists()
    (bot.folder / "x.db").write_bytes(b"no database at all" * 99)
    done = bot.run("doctor", "--language", "en", BOT_DATABASE_URL="sqlite:///x.db")
    assert done.returncode == 1
    assert "✗ Database" in done.stdout
    done = bot.run("doctor", BOT_PRT="1")
    assert (done.returncode, "BOT_PRT" in done.stdout) == (1, True)


def test_doctor_lists_what_a_commune_still_lacks_in_both_languages(bot: Bot) -> None:
    bot.chat({"user": "mau-thu", "text": "/toi"}, options=("--demo",))
    told = bot.run("doctor").stdout
    assert "– Xã Mẫu Thủy: Chưa ghi cơ quan nào lo: quyết định thu hồi" in told
    assert "Xã Mẫu Sơn: 2 hộ chưa có ai nhận tin" in told
    assert "2 households have nobody" in bot.run("doctor", "--language", "en").stdout
    assert "[invitation]" not in told
    switching = [{"user": "mau-thu", "text": "/batat"}]
    switching += [{"user": "mau-thu", "choose": said} for said in ("invitations", "on", "yes")]
    bot.chat(*switching)
    assert "Mời qua số điện thoại đang bật, nhưng chưa gửi được" in bot.run("doctor").stdout


def test_erase_forgets_a_chat(bot: Bot) -> None:
    bot.chat({"user": "u", "text": "/tinh"}, {"user": "u", "choose": "lang-son"})
    assert bot.run("admin", "erase", "--user", "console:u").returncode == 0
    assert bot.run("admin", "erase", "--user", "console:u").returncode == 1
    assert said(bot.chat({"user": "u", "choose": "forestry"})) == []


def test_a_persons_data_are_written_for_them_and_erased_by_their_number(bot: Bot) -> None:
    bot.chat({"user": "mau-pao", "text": "/toi"}, options=("--demo",))
    number = "0900000001"
    done = bot.run("admin", "export", "--person", number, "--output", "cua-toi.json")
    assert (done.returncode, done.stdout.strip()) == (0, "cua-toi.json")
    file = bot.folder / "cua-toi.json"
    assert file.stat().st_mode & 0o077 == 0
    kept = json.loads(file.read_text("utf-8"))
    assert kept["person"]["phone"] == "+84900000001"
    assert kept["households"][0]["projects"][0]["to_pay_back_vnd"] == 3_000_000
    assert bot.run("admin", "export", "--user", "console:mau-pao").returncode == 0
    assert zipfile.is_zipfile(bot.folder / "du-lieu-ca-nhan.xlsx")
    assert bot.run("admin", "export", "--user", "console:nobody").returncode == 2
    assert bot.run("admin", "erase", "--person", number).returncode == 0
    assert bot.run("admin", "erase", "--person", number).returncode == 2
    lines = bot.chat({"user": "mau-pao", "text": "/toi"})
    assert "chưa biết bà con là ai" in lines[0]["text"]
    assert "Everything holds." in bot.run("admin", "verify").stdout


def test_demo_refuses_strangers_and_real_channels(bot: Bot) -> None:
    done = bot.run("serve", "--demo", BOT_HOST="0.0.0.0")
    assert (done.returncode, "BOT_HOST" in done.stderr) == (2, True)
    done = bot.run("serve", "--demo", BOT_TELEGRAM_TOKEN="1:x")
    assert (done.returncode, "BOT_TELEGRAM_TOKEN" in done.stderr) == (2, True)


def test_database_with_another_key_does_not_start(bot: Bot) -> None:
    bot.chat({"user": "u", "text": "/tinh"})
    done = bot.run("chat", "--json", stdin="", BOT_DATA_KEY="ab" * 32)
    assert done.returncode == 1
    assert "data key" in done.stderr
    assert "Traceback" not in done.stderr


def test_operator_lets_an_officer_in_and_out_again(bot: Bot) -> None:
    bot.chat({"user": "o1", "text": "/start"})
    role = ("--user", "console:o1", "--role", "officer", "--scope", "province:lang-son")
    assert "is officer" in bot.run("admin", "grant", *role, "--name", "Cán bộ Mẫu").stdout
    assert bot.run("admin", "grant", *role).returncode == 2
    assert bot.run("admin", "code", "--person", "Cán bộ Mẫu").returncode == 0
    assert "no longer" in bot.run("admin", "revoke", *role).stdout
    assert bot.run("admin", "revoke", *role).returncode == 2
    assert bot.run("admin", "verify").returncode == 0


@pytest.mark.parametrize(
    "role",
    [
        ("--user", "nobody", "--role", "officer", "--scope", "all"),
        ("--user", "console:x", "--role", "king", "--scope", "all"),
        ("--user", "console:x", "--role", "officer", "--scope", "moon:1"),
        ("--user", "console:x", "--role", "officer", "--scope", "commune:Không Có"),
    ],
)
def test_wrong_grant_says_what_is_wrong(bot: Bot, role: tuple[str, ...]) -> None:
    bot.chat({"user": "x", "text": "/start"})
    done = bot.run("admin", "grant", *role)
    assert done.returncode == 2
    assert done.stderr.startswith("bot admin: ")


def test_backup_is_restored_with_key_and_conversations(bot: Bot) -> None:
    bot.chat({"user": "u", "text": "/tinh"}, {"user": "u", "choose": "lang-son"})
    assert bot.run("admin", "backup", "copy").returncode == 0
    assert bot.run("admin", "backup", "copy").returncode == 2
    assert bot.run("admin", "restore", "copy").returncode == 2
    (bot.folder / "data").rename(bot.folder / "lost")
    assert bot.run("admin", "restore", "copy").returncode == 0
    assert said(bot.chat({"user": "u", "choose": "forestry"})) == ["support_vnd"]
