/** A town, in the cases that sentences need. */
export interface Town {
  readonly name: string;
  readonly genitive: string;
  /** With its preposition: "w Łodzi", "we Wrocławiu". */
  readonly locative: string;
  readonly area: string;
  readonly postcode: string;
  /** How many of the office's contacts live there, relative to the others. */
  readonly weight: number;
}

function town(name: string, genitive: string, locative: string, area: string, postcode: string, weight: number): Town {
  return { name, genitive, locative, area, postcode, weight };
}

/** The towns of the office's contacts: most around Łódź, some all over the country. */
export const towns: readonly Town[] = [
  town('Łódź', 'Łodzi', 'w Łodzi', '42', '90-', 22),
  town('Pabianice', 'Pabianic', 'w Pabianicach', '42', '95-200', 7),
  town('Zgierz', 'Zgierza', 'w Zgierzu', '42', '95-100', 6),
  town('Aleksandrów Łódzki', 'Aleksandrowa Łódzkiego', 'w Aleksandrowie Łódzkim', '42', '95-070', 4),
  town('Konstantynów Łódzki', 'Konstantynowa Łódzkiego', 'w Konstantynowie Łódzkim', '42', '95-050', 4),
  town('Ozorków', 'Ozorkowa', 'w Ozorkowie', '42', '95-035', 3),
  town('Głowno', 'Głowna', 'w Głownie', '42', '95-015', 3),
  town('Bełchatów', 'Bełchatowa', 'w Bełchatowie', '44', '97-400', 4),
  town('Piotrków Trybunalski', 'Piotrkowa Trybunalskiego', 'w Piotrkowie Trybunalskim', '44', '97-300', 4),
  town('Radomsko', 'Radomska', 'w Radomsku', '44', '97-500', 2),
  town('Sieradz', 'Sieradza', 'w Sieradzu', '43', '98-200', 3),
  town('Zduńska Wola', 'Zduńskiej Woli', 'w Zduńskiej Woli', '43', '98-220', 3),
  town('Łask', 'Łasku', 'w Łasku', '43', '98-100', 3),
  town('Wieluń', 'Wielunia', 'w Wieluniu', '43', '98-300', 2),
  town('Łowicz', 'Łowicza', 'w Łowiczu', '46', '99-400', 3),
  town('Skierniewice', 'Skierniewic', 'w Skierniewicach', '46', '96-100', 2),
  town('Kutno', 'Kutna', 'w Kutnie', '24', '99-300', 2),
  town('Płock', 'Płocka', 'w Płocku', '24', '09-400', 1),
  town('Warszawa', 'Warszawy', 'w Warszawie', '22', '02-', 5),
  town('Kraków', 'Krakowa', 'w Krakowie', '12', '30-', 2),
  town('Poznań', 'Poznania', 'w Poznaniu', '61', '60-', 2),
  town('Wrocław', 'Wrocławia', 'we Wrocławiu', '71', '50-', 2),
  town('Gdańsk', 'Gdańska', 'w Gdańsku', '58', '80-', 2),
  town('Żywiec', 'Żywca', 'w Żywcu', '33', '34-300', 2),
  town('Bielsko-Biała', 'Bielska-Białej', 'w Bielsku-Białej', '33', '43-300', 1),
  town('Częstochowa', 'Częstochowy', 'w Częstochowie', '34', '42-200', 2),
  town('Kielce', 'Kielc', 'w Kielcach', '41', '25-', 1),
  town('Bydgoszcz', 'Bydgoszczy', 'w Bydgoszczy', '52', '85-', 1),
  town('Toruń', 'Torunia', 'w Toruniu', '56', '87-100', 1),
  town('Rzeszów', 'Rzeszowa', 'w Rzeszowie', '17', '35-', 1),
];

/** Names of streets, as they follow "ul.". */
export const streets: readonly string[] = [
  'Lipowa',
  'Kwiatowa',
  'Polna',
  'Leśna',
  'Słoneczna',
  'Krótka',
  'Szkolna',
  'Ogrodowa',
  'Brzozowa',
  'Łąkowa',
  'Kościuszki',
  'Mickiewicza',
  'Żeromskiego',
  'Źródlana',
  'Jaśminowa',
  'Kolejowa',
  'Młyńska',
  'Wiśniowa',
  'Spółdzielcza',
  'Rzemieślnicza',
  'Górna',
  'Świerkowa',
  'Dębowa',
  'Akacjowa',
  'Sienkiewicza',
  'Wojska Polskiego',
  'Zaciszna',
  'Łódzka',
  'Piaskowa',
  'Reymonta',
  'Tkacka',
  'Włókiennicza',
  'Chłodna',
  'Żytnia',
];

/** First halves of made-up company names. */
export const firmStems: readonly string[] = [
  'Term',
  'Instal',
  'Hydro',
  'Ciepło',
  'Eko',
  'Bud',
  'Wod',
  'Klima',
  'Domo',
  'Poli',
  'Inter',
  'Alfa',
  'Metal',
  'Went',
  'Gaz',
  'Solar',
  'Uni',
  'Vita',
];

/** Second halves of made-up company names. */
export const firmEndings: readonly string[] = [
  'dom',
  'pol',
  'tech',
  'serwis',
  'bud',
  'rex',
  'lux',
  'mont',
  'plast',
  'hurt',
  'mix',
  'inwest',
  'system',
  'projekt',
  'went',
];

/** Legal forms of companies. */
export const legalForms: readonly string[] = [
  'Sp. z o.o.',
  'Sp. z o.o.',
  'Sp. z o.o.',
  'S.A.',
  'sp.j.',
  's.c.',
  'Sp. z o.o. sp.k.',
];

/** Names of customers that are not companies with a made-up compound for a name. */
export const institutions: readonly string[] = [
  'Piekarnia Złoty Kłos',
  'Pensjonat Pod Jaworem',
  'Hotel Bursztynowa Przystań',
  'Stolarnia Dąb i Syn',
  'Przychodnia Na Zdrowie',
  'Przedszkole Wesoły Jeżyk',
  'Kawiarnia Pod Aniołem',
  'Restauracja Żabi Skok',
  'Dom Weselny Złota Podkowa',
  'Drukarnia Kolorowy Świat',
  'Gabinet Weterynaryjny Cztery Łapy',
  'Kwiaciarnia Niezapominajka',
  'Klub Sportowy Błyskawica',
  'Pałacyk Nad Źródłem',
  'Cukiernia Bezowa Chmurka',
  'Gospodarstwo Ogrodnicze Zielony Liść',
  'Szkoła Językowa Papuga',
  'Warsztat Samochodowy U Żaczka',
  'Tartak Leśny Zakątek',
  'Apteka Pod Gwiazdą',
  'Browar Rzemieślniczy Chmielna Góra',
  'Galeria Mebli Dębowy Stół',
  'Hostel Łódzka Przędza',
  'Spółdzielnia Mleczna Łąka',
  'Biuro Rachunkowe Bilansik',
];
