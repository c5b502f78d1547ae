#!/usr/bin/env bash
# postal-mime 4.0.0 gives the first author of a message and none of the others. A From field may list several mailboxes, with a Sender that says
# who sent it (RFC 5322, 3.6.2), as a joint answer of two companies has; `from` is one address there, and no other field of the result names the
# second one but the raw headers. mailparser 3.14.2 lists both.
# Seen, of a message from Sam and Jo: postal-mime Sam; mailparser Sam and Jo.
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
  "From: Sam <sam@thistle.example.org>, Jo <jo@bramble.example.org>",
  "Sender: Sam <sam@thistle.example.org>",
  "Subject: Our joint response",
  "",
  "We agree.",
  "",
].join("\r\n");
console.log(`postal-mime: ${[(await PostalMime.parse(message)).from].flat().map(({ name }) => name)}`);
console.log(`mailparser: ${(await simpleParser(message)).from.value.map(({ name }) => name)}`);
JS
seen=$(node try.mjs)
echo "$seen"
[ "$seen" = "postal-mime: Sam
mailparser: Sam,Jo" ]
