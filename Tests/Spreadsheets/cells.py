"""Opens results in LibreOffice, headless, and compares the cells with what the rows are.

    python3 cells.py PROGRAM

As when a file is opened from a file manager, LibreOffice finds encoding, separator and kinds of cells by itself where the
command line says nothing but the locale.
"""

import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

PROGRAM = os.path.abspath(sys.argv[1])
HEADER = "E-mail;Motivo;Telefone;Código;Observação\n"
# What stands in the file, and what a person must see. A mark in front of a cell shows that it is a text.
ROWS = [
    (["ana@example.com", "Preço alto", "5511999998888", "00123", "ação; reação"],
     ["ana@example.com", "Preço alto", "'5511999998888", "'00123", "ação; reação"]),
    (["bia", '=HYPERLINK("http://127.0.0.1/";"x")', "+55 11", "@x", "-1+1"],
     ["bia", '\'=HYPERLINK("http://127.0.0.1/";"x")', "'+55 11", "'@x", "'-1+1"]),
    (["caio@example.com", "x", "011", "7", "linha 1\nlinha 2, \"aspas\""],
     ["caio@example.com", "x", "'011", "7", "linha 1\nlinha 2, \"aspas\""]),
]
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def quoted(cell):
    return '"%s"' % cell.replace('"', '""') if any(c in cell for c in ';"\n') else cell


def rows_of(path, folder, options):
    """The cells of the first sheet as they are shown, and the formulas among them."""
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", *options,
               "--convert-to", "fods", "--outdir", folder, path]
    environment = dict(os.environ, LANG="pt_BR.UTF-8", LC_ALL="pt_BR.UTF-8", HOME=folder)
    subprocess.run(command, check=True, env=environment, timeout=300, stdout=subprocess.DEVNULL)
    sheet = xml.parse(os.path.splitext(path)[0] + ".fods").getroot().find(f".//{TABLE}table")
    rows, formulas = [], []
    for row in sheet.iter(f"{TABLE}table-row"):
        cells = []
        for cell in row.iter(f"{TABLE}table-cell"):
            if f"{TABLE}formula" in cell.attrib:
                formulas.append(cell.attrib[f"{TABLE}formula"])
            text = "\n".join("".join(part.itertext()) for part in cell.iter(f"{TEXT}p"))
            cells += [text] * min(int(cell.attrib.get(f"{TABLE}number-columns-repeated", 1)), 100)
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            rows.append(cells)
    return rows, formulas


def main():
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        with open(f"{folder}/in.csv", "w", encoding="windows-1252") as file:
            file.write(HEADER + "".join(";".join(map(quoted, row)) + "\n" for row, _ in ROWS))
        run = subprocess.run(
            [PROGRAM, "lost", "in.csv", "--sandbox", "--rate", "unlimited", "-o", "results.csv", "--results-format",
             "excel", "--with-input"], cwd=folder, env={"LANG": "pt_BR.UTF-8", "HOME": folder}, capture_output=True,
            text=True)
        if run.returncode != 1:
            sys.exit(f"rdbulk ended with {run.returncode}: {run.stderr}")
        # The separator as a Brazilian locale has it (44 ; 59 are , and ;), 76 is UTF-8, language 1046 is pt-BR.
        filters = ["--infilter=Text - txt - csv (StarCalc):59,34,76,1,,1046,false,true"]
        rows, formulas = rows_of(f"{folder}/results.csv", folder, filters)
        if formulas:
            failures.append(f"run as formulas: {formulas}")
        names = rows[0]
        expected = ["row", "line", "email", "status", "http_status", "event_uuid", "attempts", "error", "message",
                    "sent_at", "duration_ms", "E-mail", "Motivo", "Telefone", "Código", "Observação"]
        if names != expected:
            failures.append(f"columns: {names}")
        shown = {row[0]: row for row in rows[1:]}
        for number, (_, cells) in enumerate(ROWS, 1):
            row = shown.get(str(number), [])
            if row[11:] != cells:
                failures.append(f"row {number}: {row[11:]} instead of {cells}")
        message = shown.get("2", [""] * 16)[8]
        if shown.get("2", [""] * 16)[3] != "invalid" or not message:
            failures.append(f"row 2: {shown.get('2')}")
    if failures:
        sys.exit("\n".join(["FAILED"] + failures))
    print(f"passed: {len(ROWS)} rows are in LibreOffice what they are in the file; no formula.")


main()
