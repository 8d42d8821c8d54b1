// The lists of words by which the server looks for names in what is written, put into the survey form's script: one
// list for both.
import fs from "node:fs/promises";

const server = new URL("../../server/src/", import.meta.url);
const read = (file) => fs.readFile(new URL(file, server), "utf8");
const words = async (list) => (await read(`remarks/names/${list}.txt`)).trim().split(/\s+/);

/** What institutions are called, word by word: whoever writes «Nord» in a survey means her place of study. */
async function institutions() {
  const [head, ...rows] = (await read("seed/data/institutions.tsv")).trim().split("\n").map((row) => row.split("\t"));
  const names = ["short_name", "name_official"].map((column) => head.indexOf(column)).filter((at) => at >= 0);
  const all = rows.flatMap((row) => names.flatMap((at) => row[at].toLowerCase().match(/\p{L}+/gu) ?? []));
  return [...new Set(all)].filter((word) => word.length > 2);
}

/** A script with its lists in the places that name them. */
export async function withWords(script) {
  const lists = {
    __GIVEN__: await words("given"),
    __ROLES__: await words("roles"),
    __WORKPLACES__: await words("workplaces"),
    __SHORT__: await words("short"),
    __WORDS_TOO__: await words("words_too"),
    __OURS__: [...new Set([...(await words("known")), ...(await words("trade")), ...(await institutions())])],
  };
  return script.replace(/__[A-Z_]+__/g, (place) => lists[place].join(" "));
}
