//! Titles and texts of offers: templates of ours, with words where `#` stands.
//!
//! The grammar is nonsense; how often words come, how long texts are and how languages mix is what matters.

use app::shared::lang::Lang;

use super::words::Words;
use crate::dice::Dice;

const NB: &[&str] = &[
    "Studiet er for deg som arbeider med # og # i skolen, og som vil vite mer om # og #.",
    "Du lærer å planlegge # der # og # støtter hverandre, og å vurdere # sammen med #.",
    "Gjennom # og # får du erfaring med #, og med hvordan # kan møte # i praksis.",
    "Vi ser på # fra flere sider: #, # og #, og på hva # betyr for #.",
    "Mellom samlingene prøver du ut # i egen klasse og legger fram # og # for kolleger.",
    "Har kunnskap om # og #, og om hva forskningen sier om # i #.",
    "Kan legge til rette for # og # slik at alle får # og #.",
    "Kan drøfte # og # med utgangspunkt i # og egen erfaring med #.",
    "Emnet tar opp #, # og # og ser dem i lys av # og #.",
    "Deltakerne lager # og # som de deler, og får tilbakemelding på # og #.",
];

const NN: &[&str] = &[
    "Studiet er for deg som arbeider med # og # i skulen, og som vil vite meir om # og #.",
    "Du lærer å planleggje # der # og # støttar kvarandre, og å vurdere # saman med #.",
    "Gjennom # og # får du røynsle med #, og med korleis # kan møte # i praksis.",
    "Vi ser på # frå fleire sider: #, # og #, og på kva # har å seie for #.",
    "Mellom samlingane prøver du ut # i eigen klasse og legg fram # og # for kollegaer.",
    "Har kunnskap om # og #, og om kva forskinga seier om # i #.",
    "Kan leggje til rette for # og # slik at alle får # og #.",
    "Kan drøfte # og # med utgangspunkt i # og eiga røynsle med #.",
    "Emnet tek opp #, # og # og ser dei i lys av # og #.",
    "Deltakarane lagar # og # som dei deler, og får tilbakemelding på # og #.",
];

const EN: &[&str] = &[
    "The course is for you who work with # and # in school and want to know more about # and #.",
    "You will learn to plan # where # and # support each other, and to discuss # with #.",
    "Between the gatherings you try out # in your own class and share # and # with colleagues.",
    "Has knowledge of # and #, and of what research says about # in #.",
    "Can adapt # and # so that everyone takes part in # and #.",
];

const SE: &[&str] = &[
    "Oahppu lea dutnje gii barggat # ja # skuvllas, ja háliidat diehtit eanet # ja # birra.",
    "Don oahpat plánet # gos # ja # dorjot nubbi nuppi, ja árvvoštallat # ovttas #.",
    "Diehtá # ja # birra, ja maid dutkan dadjá # birra.",
];

const NB_TITLES: &[&str] = &[
    "§ %",
    "§ %, ¤",
    "§ % for ¤ trinn",
    "§: #",
    "§: # og #",
    "#",
    "# i §",
    "# og #",
    "# for lærere på ¤ trinn",
    "Å undervise i #",
    "# i skolen",
];
const NN_TITLES: &[&str] = &[
    "§ %",
    "§ %, ¤",
    "§ % for ¤ steg",
    "§: #",
    "§: # og #",
    "#",
    "# i §",
    "# for lærarar på ¤ steg",
    "# i skulen",
];
const EN_TITLES: &[&str] = &["§ %", "§: #", "# in §", "# and #", "Teaching #"];
const SE_TITLES: &[&str] = &["§ %", "#", "# ja #"];

/// A sentence in a language.
pub fn sentence(words: &Words, lang: Lang, dice: &mut Dice) -> String {
    let template = match lang {
        Lang::Nb => dice.pick(NB),
        Lang::Nn => dice.pick(NN),
        Lang::En => dice.pick(EN),
        Lang::Se => dice.pick(SE),
    };
    filled(template, |_| words.word(lang, dice))
}

/// Some sentences.
pub fn paragraph(words: &Words, lang: Lang, n: usize, dice: &mut Dice) -> String {
    let sentences: Vec<String> = (0..n).map(|_| sentence(words, lang, dice)).collect();
    sentences.join(" ")
}

/// A title: `subject` as the language names it, `stages` as `5.–10.`.
pub fn title(words: &Words, lang: Lang, subject: &str, stages: &str, dice: &mut Dice) -> String {
    let template = match lang {
        Lang::Nb => dice.pick(NB_TITLES),
        Lang::Nn => dice.pick(NN_TITLES),
        Lang::En => dice.pick(EN_TITLES),
        Lang::Se => dice.pick(SE_TITLES),
    };
    let title = filled(template, |slot| match slot {
        '§' => subject.to_owned(),
        '¤' => stages.to_owned(),
        '%' => (1 + dice.below(2)).to_string(),
        _ => words.topic(lang, dice),
    });
    let mut letters = title.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

fn filled(template: &str, mut with: impl FnMut(char) -> String) -> String {
    let mut out = String::with_capacity(template.len() * 3);
    for c in template.chars() {
        match c {
            '#' | '§' | '¤' | '%' => out.push_str(&with(c)),
            c => out.push(c),
        }
    }
    out
}
