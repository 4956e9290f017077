import type { Script } from './scripts';

/** Conversations about complaints, guarantees and opinions. */
export const complaintScripts: readonly Script[] = [
  {
    topic: 'reklamacja',
    note: 'Reklamacja **{rek}**: {produktM}, faktura {fv}\n- opis i zdjęcia od klienta\n- zgłoszone producentowi',
    lines: `
< Dzień dobry, zgłaszam reklamację: {produktM}, faktura {fv}. [Nie działa od początku.|Po tygodniu przestało działać.|W komplecie brakuje części.]
> Dzień dobry, przykro mi. Zgłoszenie <przyjąłem/przyjęłam> pod numerem {rek}. Proszę o [zdjęcie tabliczki znamionowej|opis i zdjęcia] na reklamacje@grzejnia.example.
+1h< Wysłane.
+1d> {rek}: producent uznał reklamację. Wymienimy urządzenie {dzień2} ({data2}).
< Świetnie, dziękuję za szybkie załatwienie sprawy{:)}`,
  },
  {
    topic: 'reklamacja',
    note: '{rek}: czekamy na ekspertyzę producenta, **obiecana odpowiedź {dzień1}**.',
    lines: `
< Co z reklamacją {rek}? [Minęły dwa tygodnie.|Nikt się nie odzywa.]
> Dzień dobry, przepraszam za brak informacji. Czekamy na ekspertyzę producenta, odpowiedź mamy dostać {dzień1}.
< Proszę o wiadomość, jak będzie coś wiadomo.
+3d> {rek} rozpatrzona pozytywnie: zwrot {kwota} na konto w ciągu 5 dni roboczych. {agent}
< Wreszcie dobra wiadomość. Dziękuję.`,
  },
  {
    topic: 'reklamacja',
    note: '{rek} odrzucona przez producenta (uszkodzenie mechaniczne).\nMożliwe odwołanie w ciągu 14 dni, nasz gest: rabat {rabat}% na naprawę.',
    lines: `
> {rek}: niestety producent odrzucił reklamację (uszkodzenie mechaniczne). Uzasadnienie wysłaliśmy mailem. {firma}
+3h< Nie zgadzam się z tym. [Nikt tego nie uderzył.|Takie przyszło z fabryki.]
> Rozumiem. Może «Pan/Pani» złożyć odwołanie w ciągu 14 dni, pomogę je przygotować.
< Dobrze, proszę o wzór.
> Wzór wysłany na {mail}. Ze swojej strony proponujemy rabat {rabat}% na naprawę.
< [Przemyślę.|To już coś. Zgoda.]`,
  },
  {
    topic: 'reklamacja',
    note: 'Pomyłka w kompletacji do {fv}. Miało być: {produktM}. Kurier odbierze {data1}.',
    lines: `
< Na fakturze {fv} jest {produktM}, a w paczce co innego...
> Bardzo przepraszamy! Kurier odbierze pomyłkę {dzień1}, a właściwy towar wyślemy od razu.
< Czy mam drukować etykietę?
> Nie trzeba, kurier będzie ją miał.
+3d< Wymienione, wszystko gra{:)}`,
  },
  {
    topic: 'reklamacja',
    note: 'Skarga na porządek po montażu. Ekipa wraca {data1} o {rano}. **Kierownik wie.**',
    lines: `
< Panowie po montażu zostawili [straszny bałagan|gruz na klatce]. [Wstyd przed sąsiadami.|Tak się nie robi.]
> Bardzo przepraszam, to niedopuszczalne. Ekipa wróci posprzątać {dzień1} o {rano}.
< Ok.
+3d< Posprzątane, przeprosili. Dziękuję za reakcję.
> Dziękuję za sygnał i jeszcze raz przepraszam. {agent}`,
  },
  {
    topic: 'opinia',
    note: 'Ankieta po wizycie wypełniona.',
    lines: `
> Dziękujemy za skorzystanie z naszego serwisu! Jak ocenia «Pan/Pani» wizytę w skali 1–5? {firma}
+1h< [5|5!|Piątka z plusem|4, bo serwisant się spóźnił|5, złoty człowiek]{:)}
> Dziękujemy za opinię!`,
  },
  {
    topic: 'opinia',
    note: 'Pochwała dla ekipy! Przekazać kierownikowi i serwisantom.',
    lines: `
< Chcę pochwalić [Waszego serwisanta|montera]: kulturalny, dokładny, [posprzątał po sobie|wszystko wyjaśnił]. Polecam każdemu!
> {wołaczK}, bardzo dziękujemy! Z radością przekażemy{:)}`,
  },
  {
    topic: 'reklamacja',
    note: 'Rejestracja gwarancji: {produktM}, SN {sn}. Certyfikat w załączniku.',
    lines: `
< Jak zarejestrować gwarancję na {produktB}?
> Potrzebny jest numer seryjny z tabliczki i data uruchomienia. Możemy to zrobić za «Pana/Panią».
+10m< SN {sn}, uruchomienie {wczoraj}
> Zarejestrowane, gwarancja wynosi 5 lat. Certyfikat wysłany na {mail}.
< [Pięknie, dziękuję.|Super, dzięki.]{:)}`,
  },
  {
    topic: 'reklamacja',
    note: 'Poprawka gwarancyjna {data1}, godz. {rano}, bez kosztów dla klienta.',
    lines: `
< Po Waszej naprawie znowu kapie :(
> Bardzo mi przykro. To poprawka gwarancyjna, bez kosztów. Czy pasuje {data1}, godz. {rano}?
< Tak, pasuje.
+4d> Dzień dobry, czy po poprawce wszystko szczelne? {podpis}
< [Sucho jak pieprz.|Tak, sucho. Dziękuję.]{:)}`,
  },
  {
    topic: 'reklamacja',
    note: '{rek}: uszkodzony grzejnik, do wyboru wymiana albo {rabat}% rabatu.',
    lines: `
< Dzień dobry, [grzejnik przyszedł porysowany|na grzejniku jest wgniecenie]. Wymiana czy rabat?
> Dzień dobry {wołaczK}, wybór należy do «Pana/Pani»: wymiana w ciągu tygodnia albo {rabat}% rabatu.
< [Będzie za szafą, więc wolę rabat.|Poproszę wymianę, to do salonu.]
> <Zapisałem/Zapisałam> w sprawie {rek}. Dokumenty wyślę na {mail}.
< Dziękuję, uczciwe podejście.`,
  },
  {
    topic: 'opinia',
    note: 'Po montażu pompy ciepła same dobre słowa. Zapytać o zgodę na opinię na stronie.',
    lines: `
< Minął miesiąc od montażu pompy ciepła i [rachunek niższy o połowę|w domu wreszcie ciepło]. Dziękuję całej ekipie!
> {wołaczK}, takie wiadomości lubimy najbardziej{:)} Zapraszamy na pierwszy przegląd za rok.
< Na pewno się zgłoszę.`,
  },
];
