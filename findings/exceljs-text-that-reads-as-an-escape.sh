#!/usr/bin/env bash
# exceljs 4.4.0 does not give back the text it was given. A cell whose text is "_x0041_" is written as those seven characters, and the format
# says that they stand for the letter A (ECMA-376 part 1, 22.9.2.19, ST_Xstring): exceljs itself, reading its own file, gives "A". The standard
# wants the underscore written as "_x005F_" there.
# Seen: the text "_x0041_" comes back as "A"; "_x0041" without the last underscore comes back as it was.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent exceljs@4.4.0
cat > try.mjs <<'JS'
import ExcelJS from "exceljs";
const book = new ExcelJS.Workbook();
book.addWorksheet("texts").addRow(["_x0041_", "_x0041", "plain"]);
const again = new ExcelJS.Workbook();
await again.xlsx.load(await book.xlsx.writeBuffer());
console.log(again.getWorksheet("texts").getRow(1).values.slice(1).join(" | "));
JS
seen=$(node try.mjs)
echo "$seen"
[ "$seen" = "A | _x0041 | plain" ]
