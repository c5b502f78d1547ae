#!/usr/bin/env bash
# postal-mime 4.0.0 leaves the quotation mark of the next line within the text when it joins the lines of a flowed quotation. In text/plain with
# format=flowed (RFC 3676, 4.5) a quoted line that ends in a space goes on in the next line of the same depth, whose quotation mark is no part
# of the words. mailparser 3.14.2 takes the mark away. Whoever looks for a reply's own words by its ">" meets such a mark in mid-sentence.
# Seen, of "> The day is a \r\n> bank holiday.": postal-mime "> The day is a > bank holiday.", mailparser "> The day is a bank holiday."
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent postal-mime@4.0.0 mailparser@3.14.2
cat > try.mjs <<'JS'
import { simpleParser } from "mailparser";
import PostalMime from "postal-mime";
const message = [
  "From: sam@thistle.example.org",
  "Subject: Re: your letter",
  "MIME-Version: 1.0",
  "Content-Type: text/plain; charset=utf-8; format=flowed",
  "",
  "> The day is a ",
  "> bank holiday.",
  "",
].join("\r\n");
console.log(`postal-mime: ${(await PostalMime.parse(message)).text.trim()}`);
console.log(`mailparser: ${(await simpleParser(message)).text.trim()}`);
JS
seen=$(node try.mjs)
echo "$seen"
[ "$seen" = "postal-mime: > The day is a > bank holiday.
mailparser: > The day is a bank holiday." ]
