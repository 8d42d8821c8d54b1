//! Words around the description of the machine interface; the description itself is English.

use super::words;

words! {
    pub struct MachineWords {
        title: "Maskingrensesnitt" | "Maskingrensesnitt" | "Machine interface";
        lead: "Alt som vises offentlig i katalogen, kan også leses av maskiner. Institusjonene kan i tillegg lese og skrive egne utkast med en nøkkel." | "Alt som blir vist offentleg i katalogen, kan også lesast av maskiner. Institusjonane kan i tillegg lese og skrive eigne utkast med ein nøkkel." | "Everything shown in public in the catalogue can also be read by machines. Institutions can read and write their own drafts as well, with a key.";
        document: "Beskrivelsen for programmer (OpenAPI 3.1)" | "Skildringa for program (OpenAPI 3.1)" | "The description for programs (OpenAPI 3.1)";
        keys: "Nøkler" | "Nøklar" | "Keys";
        keys_text: "Den som administrerer en institusjon, lager nøkler under Import og eksport. Nøkkelen sendes i hodet: Authorization: Bearer vdr_… En nøkkel kan brukes 60 ganger i minuttet." | "Den som administrerer ein institusjon, lagar nøklar under Import og eksport. Nøkkelen blir send i hovudet: Authorization: Bearer vdr_… Ein nøkkel kan brukast 60 gonger i minuttet." | "Whoever administers an institution makes keys under Import and export. The key is sent in the header: Authorization: Bearer vdr_… A key can be used 60 times a minute.";
        addresses: "Adresser" | "Adresser" | "Addresses";
        shapes: "Hva svarene består av" | "Kva svara er sette saman av" | "What the answers consist of";
        parameters: "Parametere" | "Parametrar" | "Parameters";
        name: "Navn" | "Namn" | "Name";
        kind: "Type" | "Type" | "Type";
        meaning: "Betydning" | "Tyding" | "Meaning";
        body: "Innhold" | "Innhald" | "Body";
        answers: "Svar:" | "Svar:" | "Answers:";
    }
}
