#!/usr/bin/env bash
# mailparser 3.14.2 gives the present moment as the date of a message whose Date names its zone by letters that it does not know, such as "BST".
# RFC 5322, 4.3, has readers take such a zone as an unknown offset, -0000. Nothing in the result tells that the date was made up, and the header
# of that name holds the present moment too. postal-mime 4.0.0 gives the text of the header as it came.
# Seen, of "Mon, 17 Apr 2023 16:30:00 BST": mailparser a moment of today, both as `date` and in its headers; postal-mime the text itself.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent postal-mime@4.0.0 mailparser@3.14.2
cat > try.mjs <<'JS'
import { simpleParser } from "mailparser";
import PostalMime from "postal-mime";
const date = "Mon, 17 Apr 2023 16:30:00 BST";
const message = ["From: sam@thistle.example.org", "Subject: Our response", `Date: ${date}`, "", "We agree.", ""].join("\r\n");
const began = Date.now();
const { date: read, headers } = await simpleParser(message);
const isNow = (value) => value instanceof Date && value.getTime() >= began && value.getTime() <= Date.now();
console.log(`mailparser: ${isNow(read) && isNow(headers.get("date")) ? "the present moment" : String(read)}`);
console.log(`postal-mime: ${(await PostalMime.parse(message)).date}`);
JS
seen=$(node try.mjs)
echo "$seen"
[ "$seen" = "mailparser: the present moment
postal-mime: Mon, 17 Apr 2023 16:30:00 BST" ]
