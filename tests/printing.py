"""Files as the programs of an office make them: LibreOffice's conversions, Chromium's print."""

from __future__ import annotations

import html
import shutil
import subprocess
from pathlib import Path

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
WRITER = SOFFICE if shutil.which("lowriter") else None
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
STYLE = "@page { size: A4; margin: 25mm } body { font: 16px/1.8 serif } p { text-indent: 2em; margin: 0 }"


def converted(path: Path, to: str, folder: Path) -> Path:
    """What LibreOffice makes of a file, without a window and with a profile of its own."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", to, "--outdir", str(folder), str(path)]
    done = subprocess.run(command, capture_output=True, timeout=180, check=False, text=True)
    said = [line for line in done.stderr.splitlines() if "javaldx" not in line]  # Java is of no use here
    assert (done.returncode, said) == (0, [])
    return folder / f"{path.stem}.{to}"


def printed_page(text: str, folder: Path) -> Path:
    """What Chromium prints of a page with a paragraph for each line."""
    page, target = folder / "page.html", folder / "page.pdf"
    paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines())
    head = f'<meta charset="utf-8"><style>{STYLE}</style>'
    page.write_text(f'<!doctype html><html lang="zh"><head>{head}</head><body>{paragraphs}</body></html>', "utf-8")
    quiet = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
        f"--user-data-dir={folder / 'me'}",
    ]
    command = [str(CHROMIUM), *quiet, f"--print-to-pdf={target}", page.as_uri()]
    subprocess.run(command, capture_output=True, timeout=180, check=True)
    return target


def has_chinese_font() -> bool:
    if shutil.which("fc-list") is None:
        return False
    return bool(subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=False).stdout.strip())
