import type { Script } from './scripts';

/** Conversations about service visits and breakdowns. */
export const visitScripts: readonly Script[] = [
  {
    topic: 'wizyta',
    note: '**Przegląd {data1}, {od}–{do}**\nAdres: {adres}\nCena: {kwotaM}',
    lines: `
< Dzień dobry, <chciałbym/chciałabym> umówić przegląd [kotła|pompy ciepła] {wMieście}. [Jakie są wolne terminy?|Kiedy najszybciej?]
> Dzień dobry {wołaczK}. Możemy przyjechać {dzień1} ({data1}) między {od} a {do}. Pasuje?
< [Pasuje, adres: {adres}.|Może być. Podaję adres: {adres}]
> <Zapisałem/Zapisałam>. Koszt przeglądu to {kwotaM}. Serwisant zadzwoni pół godziny przed przyjazdem.
< [Super, dzięki.|Ok, czekam.]{:)}`,
  },
  {
    topic: 'wizyta',
    note: 'Wizyta {data1} potwierdzona SMS-em.',
    lines: `
> Przypominamy o wizycie serwisowej {dzień1} ({data1}) między {od} a {do}, {adres}. Prosimy o odpowiedź TAK, jeśli termin jest aktualny. {firma}
+30m< [TAK|Tak|tak, aktualny|Tak, będę w domu]`,
  },
  {
    topic: 'wizyta',
    note: '**Przełożone** z {data1} na {data2}, godz. {godz}.',
    lines: `
> Przypominamy o wizycie serwisowej {dzień1} ({data1}) między {od} a {do}. Prosimy o potwierdzenie. {firma}
+1h< Niestety muszę przełożyć, [będę w pracy|wyjeżdżamy|mam wtedy lekarza]. Czy {dzień2} się da?
> Tak, {dzień2} ({data2}) o {godz}. Odpowiada?
< Tak, dziękuję za zrozumienie.
> Przełożone. Do zobaczenia!`,
  },
  {
    topic: 'wizyta',
    note: '{serwisant} spóźniony ok. {eta} minut, «klient uprzedzony/klientka uprzedzona».',
    lines: `
> Dzień dobry, {serwisant} spóźni się ok. {eta} minut, przedłużyła się poprzednia naprawa. Przepraszamy. {firma}
+3m< [Ok, czekam.|Nie ma problemu.|Dobrze, jestem w domu do wieczora.]{:)}
> Dziękujemy za wyrozumiałość.`,
  },
  {
    topic: 'wizyta',
    note: 'Serwisant uprzedzony o wjeździe na posesję.',
    lines: `
> {serwisant} jest już w drodze, będzie za ok. {eta} minut. {firma}
+2m< [Domofon nie działa, proszę dzwonić.|Proszę wjechać od podwórza.|Brama otwarta, pies zamknięty.]
> <Przekazałem/Przekazałam> serwisantowi.`,
  },
  {
    topic: 'awaria',
    note: '**PILNE.** {Usterka}.\nModel: {model}\nAdres: {adres}\nTermin: {data1} od {rano}.',
    lines: `
< Dzień dobry, {usterka}. [Czy ktoś może przyjechać?|Mamy małe dziecko, bardzo proszę o szybki termin.|Co robić?]
> Dzień dobry, proszę wyłączyć urządzenie oraz podać adres i model.
< {adres}. Model: {model}
> Wpisuję jako pilne: {dzień1} ({data1}) od {rano}. Dojazd z diagnozą kosztuje {kwotaM}.
< Zgoda, [bardzo dziękuję|czekamy].
+4d> Jak sprawuje się ogrzewanie po wymianie części? Gdyby coś było nie tak, proszę dać znać. {podpis}
< [Wszystko w porządku, grzeje jak nowe.|Bez zarzutu, dziękuję.]{:)}`,
  },
  {
    topic: 'awaria',
    note: 'Niskie ciśnienie w instalacji. [Doradzono dopuszczenie wody do 1,5 bara.|Pomoc przez telefon i SMS, wizyta niepotrzebna.]',
    lines: `
< [Kocioł się wyłączył, bo spadło ciśnienie.|Zimno w domu, na kotle komunikat o niskim ciśnieniu.] [Da się coś zrobić samemu?|Czy to coś poważnego?]
> Proszę sprawdzić manometr: powinno być 1,2–1,8 bara. Ile jest teraz?
+5m< [0,6|0,4|Około 0,7] bara
> To za mało. Proszę powoli dopuścić wodę zaworem pod kotłem do 1,5 bara i nacisnąć RESET.
+20m< [Działa!|Ruszył!|Pomogło!] Dziękuję{:)}
> Cieszymy się. Gdyby ciśnienie znowu spadało, umówimy serwis.`,
  },
  {
    topic: 'wizyta',
    note: 'Klucze do kotłowni są na miejscu, protokół ma kto podpisać.',
    lines: `
< Proszę przekazać serwisantowi, że klucze do kotłowni są [u portiera|w sekretariacie|u pani dozorczyni].
> Przekazane. Czy na miejscu ktoś podpisze protokół?
< Tak, [kierownik|pani z recepcji|mój wspólnik].
> Dziękujemy.`,
  },
  {
    topic: 'wizyta',
    note: 'Protokół **{prot}** do wysłania na {mail}. Kopia w załączniku.',
    lines: `
< Czy mogę dostać protokół z przeglądu? [Potrzebny do gwarancji.|Ubezpieczyciel o niego prosi.]
> Oczywiście, protokół {prot} wyślę na {mail}.
+2h> Protokół wysłany. {podpis}
< Mam, dziękuję.`,
  },
  {
    topic: 'wizyta',
    note: 'Przegląd roczny: {data3}, godz. {rano}. Umówione SMS-em.',
    lines: `
> Dzień dobry {wołaczK}, mija rok od ostatniego przeglądu kotła. Zapraszamy do umówienia wizyty: tel. {tel} lub odpowiedź na ten SMS. {firma}
+3h< Proszę o termin w przyszłym tygodniu, najlepiej rano.
> Proponuję {data3}, godz. {rano}.
< [Zgoda|Pasuje], dziękuję.
> Wpisane, do zobaczenia{:)}`,
  },
  {
    topic: 'wizyta',
    note: 'Klimatyzacja, ok. {m2} m²\n- wizja lokalna: {data1}, godz. {godz}\n- adres: {adres}',
    lines: `
< Chcemy klimatyzację w [sypialni|biurze|salonie], ok. {m2} m². Czy przyjeżdżają Państwo na wycenę?
> Tak, wizja lokalna jest bezpłatna. Proszę o adres.
< {adres}
> Możemy być {dzień1} ({data1}) o {godz}. Potrwa ok. 40 minut.
< [Super, będę.|Pasuje.]
+4d> Wycena wysłana na maila: {kwotaD} brutto z montażem. [W razie pytań jestem do dyspozycji.|Ważna 14 dni.] {agent}
< [Dziękuję, damy znać.|Bierzemy. Proszę o termin montażu.]{:)}`,
  },
  {
    topic: 'wizyta',
    note: 'Nikogo nie było pod adresem {adres}. Nowy termin: {data1}, godz. {godz}, bez opłaty za dojazd.',
    lines: `
> Dzień dobry, serwisant był dziś pod adresem {adres} i nikogo nie zastał. Proszę o kontakt w sprawie nowego terminu. {firma}
+2h< Przepraszam, [wypadło mi z głowy|<utknąłem/utknęłam> w korku]. Czy {dzień1} możliwe?
> Tak, {dzień1} ({data1}) o {godz}. Dojazd bez dodatkowej opłaty.
< Dziękuję, na pewno będę.`,
  },
  {
    topic: 'wizyta',
    note: 'Krzywa grzewcza: doradzono 0,8. Zapytać za tydzień o temperaturę w domu.',
    lines: `
< Jak ustawić krzywą grzewczą? Serwisant mówił, ale już nie pamiętam.
> W menu: Ustawienia > Obieg 1 > Krzywa. Na początek proponujemy 0,8 i obserwację przez dwa dni.
+2d< Ustawione na 0,8, jest [w sam raz|dużo lepiej]. Dzięki{:)}
> Świetnie. Miłego dnia!`,
  },
  {
    topic: 'awaria',
    note: '**Ulatniał się gaz!** Zawór zamknięty, wezwane pogotowie gazowe.\nNaprawa: {data1} od {rano}, pierwszy wyjazd.',
    lines: `
< [Koło kotła czuć lekko gaz|Czuję gaz w kotłowni], co robić?
+1m> Proszę NATYCHMIAST zamknąć zawór gazu, otworzyć okna, nie dotykać włączników i zadzwonić na pogotowie gazowe: 992.
+4m< Zamknięte, wyszliśmy z domu, dzwonimy.
+90m< Byli, nieszczelność na śrubunku. Kiedy możecie naprawić?
> {Dzień1} od {rano}, to będzie pierwszy wyjazd. Do tego czasu proszę nie otwierać zaworu.
< Dobrze, dziękujemy za pomoc.`,
  },
  {
    topic: 'awaria',
    note: 'Umowa serwisowa aktywna. {Usterka}.\n- {serwisant}, {data1} od {rano}\n- zabrać {częśćB}',
    lines: `
< {wołaczA}, u lokatorów (ul. {ulica}) {usterka}. [Mamy umowę serwisową.|To budynek z umowy serwisowej.]
> Zgłoszenie przyjęte, w ramach umowy. {serwisant} będzie {dzień1} od {rano}.
< Dziękuję, uprzedzę lokatorów.
+2d> Naprawione: wymieniliśmy {częśćB}. Protokół {prot} jest na mailu. {podpis}
< [Dziękuję za sprawną naprawę.|Super, lokatorzy zadowoleni.]{:)}`,
  },
  {
    topic: 'awaria',
    note: 'Stuki w instalacji, doradzono odpowietrzenie grzejników.',
    lines: `
< [W nocy coś stuka w rurach|Coś stuka w rurach, jak włącza się ogrzewanie]. [Czy to groźne?|Spać się nie da.]
> Najczęściej to powietrze w instalacji. Proszę odpowietrzyć grzejniki, zaczynając od najniżej położonych.
+1d< <Odpowietrzyłem/Odpowietrzyłam>, [cisza jak makiem zasiał|stuka dużo mniej]. Dziękuję{:)}
> Cieszymy się. W razie potrzeby jesteśmy pod {tel}.`,
  },
  {
    topic: 'wizyta',
    season: ['11-10', '02-20'],
    note: 'Ostrzeżenie o mrozach wysłane.',
    lines: `
> Zapowiadają mrozy: prosimy sprawdzić ciśnienie w instalacji i drożność odpływu kondensatu. Dyżur serwisowy: {tel}. {firma}
+1h< [Dziękuję za przypomnienie.|Sprawdzone, 1,5 bara.]{:)}`,
  },
  {
    topic: 'wizyta',
    season: ['04-28', '06-10'],
    note: 'Przegląd klimatyzacji: {data2}, godz. {godz}.',
    lines: `
> Nadchodzą upały! Przegląd i odgrzybianie klimatyzacji w maju i czerwcu od {kwotaM}. Zapisy: {tel} lub SMS. {firma}
+2h< Poproszę o termin, [dwa urządzenia|jedno urządzenie], {wMieście}
> {Dzień2} ({data2}) o {godz}. Pasuje?
< Tak[ :)|, dziękuję|, idealnie]`,
  },
];
