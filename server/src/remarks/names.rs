//! Words that tell a name from other words with a capital letter; our own lists.

/// Given names, small letters: the common ones, and those that are words as well (Bjørn, Liv, Stein).
const GIVEN: &str = "aina aksel albert alexander alf ali amalie amina amund anders andré andrea andreas ane \
    anette anita anja ann anna anne annette ante are arild arne arnt arvid asbjørn ask aslak asle astrid atle aud \
    audun august beate bendik benedicte benjamin bente berit bernt birger birgit birgitte bjarne bjørg bjørn \
    bjørnar bodil brage brit britt bård børge camilla carina caroline cathrine cato cecilie charlotte christian \
    christina christine christoffer dag dagfinn dagny daniel david ebba edel edvard egil eilert eilif einar eirik \
    eirin eivind elin elisabeth elise ella ellen else emil emilie emma emma endre erik erlend erling espen ester \
    eva even fatima filip finn fredrik frida frode gaute geir georg gerd gina gjermund gry gro grete grethe \
    gudbrand gudrun gunhild gunn gunnar gustav guri guro gøril haakon hakon halvard halvor hanna hanne hans \
    harald hassan hedda hedvig hege heidi helene helga helge henriette henrik henry hermann hilde hildegunn hilma \
    hugo håkon håvard ibrahim ida ina ine inga inge ingeborg inger ingrid ingunn ingvild ingvar irene iselin ivar \
    iver jakob jan janne jarl jarle jens jenny jesper jo joakim johan johanna johannes john jon jonas jorunn \
    josefine julie jørgen jørn kai kaja kamilla kari karianne karin karl karoline kasper katarina kathrine kåre \
    ketil kine kirsten kirsti kjartan kjell kjersti kjetil klaus knut konrad kristian kristin kristina kristine \
    kristoffer lars lasse leif lena lene leon lill lillian linda line linn linnea lisa lisbeth liv live lone \
    lotte lucas ludvig magne magnus maja malene malin mads mari maria marianne marie marit marius mark markus \
    marte marta martha martin mathias mathilde mats mette mia michael mikael mikkel mina mohamed mohammed mona \
    morten nadia nils nina njål nora oda odd oddbjørn oddvar ola olaf olav ole oline olivia omar oscar oskar \
    patrick paul peder per pernille peter petra petter philip pål ragna ragnar ragnhild ragnvald rakel randi \
    rannveig rasmus reidar reidun rita robert roger roar rolf ronny roy ruben rune runar ruth rønnaug samuel \
    sander sandra sara selma sigbjørn signe sigrid sigrun sigurd sigve silje simen simon sindre siri siv sivert \
    snorre sofie solfrid solveig sondre stein steinar stian stig stine stefan steffen sturla sunniva susanne svein \
    sverre synnøve synne søren terje tarjei thea thomas thor thorbjørn tobias tom tommy tone tonje tor torbjørn \
    tord tore torgeir torhild torill torleif torstein torunn trine trond trude trygve turid tuva ulf ulrik unn \
    unni ute valborg vebjørn vegard vemund vera verner vetle vibeke victor vidar vigdis viktor vilde vivian \
    wenche wilhelm yngve yngvild yusuf åge ådne åse åshild åsmund åsne øivind ørjan øystein øyvind";

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
const ROLES: &str = "rektor rektoren inspektør inspektøren lærer læreren lærar læraren lektor lektoren adjunkt adjunkten \
    professor professoren førsteamanuensis amanuensis førstelektor stipendiat stipendiaten foreleser foreleseren forelesar \
    førelesar førelesaren underviser underviseren undervisar undervisaren veileder veilederen rettleiar rettleiaren sensor \
    sensoren emneansvarlig emneansvarleg fagansvarlig fagansvarleg studieleder studielederen studieleiar studieleiaren \
    kursleder kurslederen kursleiar kursleiaren avdelingsleder avdelingslederen avdelingsleiar avdelingsleiaren rådgiver \
    rådgiveren rådgjevar koordinator koordinatoren kontaktlærer kontaktlæreren kontaktlærar kollega kollegaen medstudent \
    medstudenten lærerspesialist spesialpedagog helsesykepleier sjefen leder lederen leiar leiaren teacher lecturer \
    principal headteacher supervisor professor dr mr mrs ms fru herr heter heiter";

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
