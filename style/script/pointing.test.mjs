// The browser's warning, held to the same texts as the server's hints: `node --test style/script/pointing.test.mjs`.
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import { test } from "node:test";

import { withWords } from "./words.mjs";

const source = await withWords(await fs.readFile(new URL("pointing.js", import.meta.url), "utf8"));
const { pointing } = await import(`data:text/javascript,${encodeURIComponent(source)}`);

const vectors = await fs.readFile(new URL("../../server/src/remarks/hints/vectors.tsv", import.meta.url), "utf8");
const rows = vectors.split("\n").filter((row) => row.includes("\t"));

test("what the server marks, the browser warns of, and of nothing that the server leaves alone", () => {
  assert.ok(rows.length > 60);
  for (const row of rows) {
    const [text, expected] = row.replaceAll("\\n", "\n").split("\t");
    const found = pointing(text);
    const parts = expected ? expected.split("; ").map((one) => one.slice(one.indexOf(":") + 1)) : [];
    if (parts.length === 0) assert.equal(found, null, text);
    else assert.ok(found && parts.some((part) => part.includes(found) || found.includes(part)), `${text}: ${found}`);
  }
});

test("a warning names a part of the text, whatever is written", () => {
  const letters = [..."aeknrsÆØÅKRS0123456789 .,:@()-\n«»æøå🙂"];
  let seed = 7;
  const next = (n) => (seed = (seed * 48_271) % 2_147_483_647) % n;
  for (let i = 0; i < 2_000; i += 1) {
    const text = Array.from({ length: next(60) }, () => letters[next(letters.length)]).join("");
    const found = pointing(text);
    assert.ok(found === null || (found.length > 0 && text.includes(found)), JSON.stringify(text));
  }
});
