"""What serves a chat stays light: office and image libraries load on first use."""

import subprocess
import sys

MODULES = (
    "bot.documents.exports, bot.documents.notices, bot.documents.pictures, bot.documents.sheets,"
    " bot.documents.records, bot.documents.letters, bot.documents.votes,"
    " bot.documents.slips, bot.documents.vietqr, bot.importing.marking, bot.importing.template,"
    " bot.importing.whole, bot.commands.imports, bot.commands.export"
)
HEAVY = ("openpyxl", "docx", "PIL", "segno", "lxml")


def test_no_heavy_library_is_loaded_before_it_is_needed() -> None:
    code = f"import sys, {MODULES}; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
