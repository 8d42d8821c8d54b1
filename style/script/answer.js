// The form behind a participant's link, one group of questions at a time.
//
// The page is whole without this: everything that is shown here was drawn, hidden, by the server, with its words.
// Answers stay in this browser, under a key that does not lead to the link, and go nowhere before the form is sent.
// The build puts `pointing` before it, so that a phone fetches one file.
const DRAFT = "videre-svar-";
const SENT = "videre-svar-sendt";

const all = (selector, within = document) => [...within.querySelectorAll(selector)];
// A browser may refuse to keep anything; the form then works as it does without.
const kept = (work) => {
  try {
    return work();
  } catch {
    return null;
  }
};

// ---- what points to somebody --------------------------------------------------------------------------

/** Says below a text, in the words the server drew, that something in it may point to somebody. */
function watch(warning) {
  const text = document.getElementById(warning.dataset.watch);
  let said = "";
  const look = () => {
    const found = pointing(text.value);
    const now = found ? warning.dataset.text.replace("{found}", found) : "";
    // A reader of the screen hears it once, not at every letter.
    if (now !== said) warning.textContent = said = now;
  };
  text.addEventListener("change", look);
  text.addEventListener("input", () => {
    clearTimeout(text.waiting);
    text.waiting = setTimeout(look, 600);
  });
  look();
}

// ---- what is kept until it is sent --------------------------------------------------------------------

const today = () => new Date().toISOString().slice(0, 10);
const drafts = () => Object.keys(localStorage).filter((key) => key.startsWith(DRAFT) && key !== SENT);

/** Drafts of surveys that have closed are of no use to anybody. */
function tidy() {
  for (const key of drafts()) {
    const draft = kept(() => JSON.parse(localStorage.getItem(key)));
    if (!draft || draft.until < today()) localStorage.removeItem(key);
  }
}

const typed = (form) => [...new FormData(form)].filter(([name]) => name.startsWith("form["));

function fill(form, pairs) {
  for (const [name, value] of pairs) {
    for (const field of all("input, textarea", form).filter((f) => f.name === name)) {
      if (field.type === "radio" || field.type === "checkbox") field.checked ||= field.value === value;
      else field.value = value;
    }
  }
}

// ---- the walk -----------------------------------------------------------------------------------------

function walk(form) {
  const steps = all(".survey__block", form);
  const first = all("[data-first]");
  const [back, next, send, note] = ["back", "next", "send", "note"].map((part) => form.querySelector(`[data-${part}]`));
  const progress = form.querySelector("[data-progress]");
  const key = DRAFT + form.dataset.draft;
  const last = steps.length - 1;
  let at = 0;

  const keep = () =>
    kept(() => localStorage.setItem(key, JSON.stringify({ at, until: form.dataset.until, pairs: typed(form) })));

  const show = (step, focus) => {
    at = Math.min(Math.max(step, 0), last);
    steps.forEach((block, i) => (block.hidden = i !== at));
    first.forEach((part) => (part.hidden = at > 0));
    back.hidden = at === 0;
    next.hidden = at === last;
    send.hidden = note.hidden = at !== last;
    if (focus) {
      const heading = steps[at].querySelector("h2");
      heading.focus({ preventScroll: true });
      heading.scrollIntoView({ block: "start" });
    }
  };
  const go = (step) => {
    show(step, true);
    history.pushState({ at }, "");
    keep();
  };
  const stepOf = (part) => steps.findIndex((block) => block.contains(part));

  const count = () => {
    const questions = all(".survey__item", form);
    const isAnswered = (q) => q.querySelector(":checked") || q.querySelector("textarea")?.value.trim();
    const n = questions.filter(isAnswered).length;
    const [said, bar] = progress.children;
    said.textContent = progress.dataset.text.replace("{n}", n).replace("{total}", questions.length);
    bar.value = n;
    bar.max = questions.length;
  };

  all(".survey__step", form).forEach((step) => (step.hidden = false));
  all("h2", form).forEach((heading) => (heading.tabIndex = -1));
  progress.hidden = false;

  // What came back from the server is newer than what was kept here.
  const draft = "returned" in form.dataset ? null : kept(() => JSON.parse(localStorage.getItem(key)));
  if (draft) fill(form, draft.pairs);
  const fault = form.querySelector(".field__error");
  show(fault ? stepOf(fault) : (draft?.at ?? 0), false);
  count();
  all("[data-watch]", form).forEach(watch);
  history.replaceState({ at }, "");

  form.addEventListener("input", () => {
    count();
    keep();
  });
  back.addEventListener("click", () => go(at - 1));
  next.addEventListener("click", () => go(at + 1));
  form.addEventListener("submit", (event) => {
    // Enter in a field goes on to the next step; only the last one sends.
    if (at < last) {
      event.preventDefault();
      go(at + 1);
    } else {
      kept(() => sessionStorage.setItem(SENT, key));
    }
  });
  addEventListener("popstate", ({ state }) => show(state?.at ?? 0, true));
  // The list of faults leads to fields of any step.
  document.addEventListener("click", ({ target }) => {
    const link = target.closest?.('a[href^="#f-"]');
    const field = link && document.getElementById(link.hash.slice(1));
    if (field && stepOf(field) >= 0) show(stepOf(field), false);
  });

  const forget = form.querySelector("[data-forget]");
  forget.hidden = false;
  forget.querySelector("button").addEventListener("click", () => {
    kept(() => localStorage.removeItem(key));
    for (const field of all("input, textarea", form).filter((f) => f.name.startsWith("form["))) {
      if (field.type === "radio" || field.type === "checkbox") field.checked = false;
      else field.value = "";
    }
    all("[data-watch]", form).forEach((warning) => (warning.textContent = ""));
    count();
    go(0);
    kept(() => localStorage.removeItem(key));
  });
}

kept(tidy);
const form = document.querySelector("form[data-draft]");
if (form) walk(form);
else if (document.querySelector("[data-sent]")) {
  kept(() => {
    localStorage.removeItem(sessionStorage.getItem(SENT));
    sessionStorage.removeItem(SENT);
  });
}
document.documentElement.dataset.awake = "";
