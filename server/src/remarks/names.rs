//! Words that tell a name from other words with a capital letter; our own lists. The browser warns with those
//! in `names/` before a participant sends a text (`style/script/answer.js`).

/// Given names, small letters: the common ones, and those that are words as well (Bjørn, Liv, Stein).
const GIVEN: &str = include_str!("names/given.txt");

/// What nobody is called in a survey: countries, the larger towns, what the trade works with, whom it reads.
const KNOWN: &str = "afrika agder akershus asia bergen bodø bruner buskerud canvas chromebook danmark dewey \
    discord drammen dropbox engeland england europa excel facebook feide finland finnmark forms fagfornyelsen \
    frankrike fredrikstad geogebra gjøvik google halden hamar hattie hedmark innlandet inspera ipad \
    itslearning kahoot kristiansand kunnskapsløftet kunnskapsdepartementet levanger lillehammer mac matematikksenteret \
    microsoft minecraft moodle møre narvik norden nordland noreg norge notodden ntnu oppland oslo oslomet \
    padlet piaget porsgrunn powerpoint python reggio romsdal rogaland sakprosa sami sápmi sarpsborg scratch skrivesenteret \
    skype sogndal spania stavanger studiebarometeret sverige teams telemark tiktok troms tromsø \
    trondheim trøndelag tyskland udir utdanningsdirektoratet usa vestfold vestland viken volda vygotskij vygotsky \
    waldorf wikipedia windows word youtube zoom østfold østlandet vestlandet sørlandet nordnorge";

/// Roles that are followed by a name; small letters, every form people write.
const ROLES: &str = include_str!("names/roles.txt");

/// Words that a place of work ends with; small letters.
const WORKPLACES: [&str; 24] = [
    "skole",
    "skolen",
    "skule",
    "skulen",
    "ungdomsskole",
    "ungdomsskolen",
    "ungdomsskule",
    "ungdomsskulen",
    "barneskole",
    "barneskolen",
    "barneskule",
    "barneskulen",
    "oppvekstsenter",
    "oppvekstsenteret",
    "barnehage",
    "barnehagen",
    "gymnas",
    "vgs",
    "kulturskole",
    "kulturskolen",
    "kulturskule",
    "kulturskulen",
    "kommune",
    "school",
];

fn has(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|listed| listed == word)
}

/// A given name, `word` in small letters.
pub fn is_given(word: &str) -> bool {
    has(GIVEN, word)
}

/// A proper noun that points to nobody, `word` in small letters.
pub fn is_known(word: &str) -> bool {
    has(KNOWN, word)
}

/// A role that a name may follow, `word` in small letters.
pub fn is_role(word: &str) -> bool {
    has(ROLES, word)
}

/// Ends the name of a school or a municipality, `word` in small letters.
pub fn is_workplace(word: &str) -> bool {
    WORKPLACES.contains(&word)
}

/// The name of a school in one word, as `Fjellskolen`; `word` in small letters.
pub fn is_one_word_workplace(word: &str) -> bool {
    let endings = ["skolen", "skulen", "skole", "skule", "barnehage"];
    endings
        .iter()
        .any(|end| word.len() > end.len() + 2 && word.ends_with(end))
}
