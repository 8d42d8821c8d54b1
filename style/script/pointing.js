// What in a text may point to somebody, as far as a phone can tell: with the server's lists and without its table of
// lemmas. It would rather warn of a word too many; `server/src/remarks/hints/vectors.tsv` holds both to the same texts.
// The build puts in the lists.
const list = (words) => new Set(words.split(" "));
const GIVEN = list("__GIVEN__");
const ROLES = list("__ROLES__");
const WORKPLACES = list("__WORKPLACES__");
// After these a full stop ends no sentence.
const SHORT = list("__SHORT__");
// These names begin sentences as words, too.
const WORDS_TOO = list("__WORDS_TOO__");
// Places, programs, subjects, institutions: with a capital letter, and yet nobody.
const OURS = list("__OURS__");
// «Min skole» is no school's name.
const BEFORE_ANY = list(
  "min mi mitt vår vårt din di hans hennes deres denne dette den det en ein ei et eit hver kvar alle noen nokon ingen " +
    "inga hvilken kva egen eigen samme same annen anna andre en god ny hele heile videregående vidaregåande norsk i på ved",
);

const CONTACT = [
  /(?<!\S)["'([{«<]*\S*:\/\/\S*[\p{L}\p{N}/]/u,
  /(?<![^\s"'([{«<])www\.\S*[\p{L}\p{N}/]/iu,
  /[^\s@"'([{«<]*@[\p{L}\p{N}](?:[^\s@]*[\p{L}\p{N}])?/u,
  /\S+(?:\s*[([{](?:at|a|krøllalfa)[)\]}]\s*|\s+krøllalfa\s+)\S*[\p{L}\p{N}]/iu,
  /(?<![\p{L}\d])\d{6}[ .\u00a0-]?\d{5}(?![\p{L}\d])/u,
  /(?<![\p{L}\d])(?:(?:\+|00)?47[ .\u00a0-]?)?(?:[2-9]\d{7}|[2-9]\d(?:[ .\u00a0-]\d\d){3}|[2-9]\d\d[ .\u00a0-]\d\d[ .\u00a0-]\d{3}|[2-9]\d\d[ .\u00a0-]\d{3}[ .\u00a0-]\d\d|[49]\d{3}[ .\u00a0-]\d{4})(?![\p{L}\d])/u,
];

const isCapital = (word) => /^\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)*$/u.test(word);
// Without the owner's s as well: «Karis», «Bergens».
const isIn = (words, small) => words.has(small) || (small.endsWith("s") && words.has(small.slice(0, -1)));
const isGiven = (small) => small.split("-").every((part) => isIn(GIVEN, part));

/** The words of a text, each with what it is beside the one before. */
function wordsOf(text) {
  let before = null;
  return [...text.matchAll(/[\p{L}\p{N}]+(?:-\p{L}[\p{L}\p{N}]*)*/gu)].map(({ 0: word, index }) => {
    const gap = before ? text.slice(before.end, index) : "";
    const stops = before && gap.startsWith(".") && (SHORT.has(before.small) || (before.text.length === 1 && !gap.includes("\n")));
    const begins = !before || (/[.!?:…\n«"(–•]/u.test(gap) && !stops);
    before = { text: word, small: word.toLowerCase(), index, end: index + word.length, begins };
    before.follows = /^[ \u00a0.]*$/u.test(gap) && gap !== "";
    return before;
  });
}

/** The first thing in a text that may point to somebody; nothing where there is none. */
export function pointing(text) {
  for (const pattern of CONTACT) {
    const found = pattern.exec(text);
    if (found) return found[0];
  }
  const words = wordsOf(text);
  const isName = (word) => word && isCapital(word.text) && !isIn(OURS, word.small);
  for (const [i, word] of words.entries()) {
    const [before, after, third] = [words[i - 1], words[i + 1], words[i + 2]];
    const joined = after?.follows && !after.begins && isName(after);
    const ofPlace = after?.follows && !after.begins && WORKPLACES.has(after.small);
    const initial = /^\p{Lu}$/u.test(word.text) && text[word.end] === "." && joined;
    const shouted = /^\p{Lu}{3,}$/u.test(word.text) && isGiven(word.small);
    const isOne =
      shouted ||
      initial ||
      (isName(word) &&
        (word.begins
          ? (isGiven(word.small) && (joined || !WORDS_TOO.has(word.small))) ||
            (word.follows && before && ROLES.has(before.small)) ||
            (ofPlace && !BEFORE_ANY.has(word.small))
          : true));
    if (!isOne) continue;
    const last = joined || ofPlace ? (joined && third?.follows && WORKPLACES.has(third.small) ? third : after) : word;
    return text.slice(word.index, last.end);
  }
  return null;
}
