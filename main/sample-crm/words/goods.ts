/** Something the office sells, in the cases that sentences need. */
export interface Product {
  readonly nominative: string;
  readonly accusative: string;
  readonly genitive: string;
  /** Net, in złotys, for one piece. */
  readonly price: number;
}

function product(nominative: string, accusative: string, genitive: string, price: number): Product {
  return { nominative, accusative, genitive, price };
}

/** What the office sells. */
export const products: readonly Product[] = [
  product('kocioł kondensacyjny 24 kW', 'kocioł kondensacyjny 24 kW', 'kotła kondensacyjnego 24 kW', 4890),
  product('grzejnik łazienkowy 50×120', 'grzejnik łazienkowy 50×120', 'grzejnika łazienkowego 50×120', 420),
  product('grzejnik płytowy C22 600×1000', 'grzejnik płytowy C22 600×1000', 'grzejnika płytowego C22 600×1000', 365),
  product('pompa ciepła 8 kW', 'pompę ciepła 8 kW', 'pompy ciepła 8 kW', 21500),
  product('pompa obiegowa 25-60', 'pompę obiegową 25-60', 'pompy obiegowej 25-60', 389),
  product('zasobnik c.w.u. 140 l', 'zasobnik c.w.u. 140 l', 'zasobnika c.w.u. 140 l', 1890),
  product('bufor 300 l', 'bufor 300 l', 'bufora 300 l', 2150),
  product('trójdrogowy zawór mieszający', 'trójdrogowy zawór mieszający', 'trójdrogowego zaworu mieszającego', 315),
  product('naczynie przeponowe 35 l', 'naczynie przeponowe 35 l', 'naczynia przeponowego 35 l', 168),
  product('sterownik pokojowy', 'sterownik pokojowy', 'sterownika pokojowego', 349),
  product('głowica termostatyczna', 'głowicę termostatyczną', 'głowicy termostatycznej', 48),
  product('rura PEX 16 mm (zwój 200 m)', 'rurę PEX 16 mm (zwój 200 m)', 'rury PEX 16 mm', 690),
  product(
    'rozdzielacz do podłogówki na 8 obwodów',
    'rozdzielacz do podłogówki na 8 obwodów',
    'rozdzielacza do podłogówki na 8 obwodów',
    540,
  ),
  product('wkład kominowy 80/125', 'wkład kominowy 80/125', 'wkładu kominowego 80/125', 265),
  product('filtr magnetyczny', 'filtr magnetyczny', 'filtra magnetycznego', 219),
  product('klimatyzator ścienny 3,5 kW', 'klimatyzator ścienny 3,5 kW', 'klimatyzatora ściennego 3,5 kW', 3290),
  product('rekuperator 350 m³/h', 'rekuperator 350 m³/h', 'rekuperatora 350 m³/h', 5900),
  product('wymiennik płytowy', 'wymiennik płytowy', 'wymiennika płytowego', 460),
  product('grzałka do bojlera 2 kW', 'grzałkę do bojlera 2 kW', 'grzałki do bojlera 2 kW', 129),
  product('czujnik czadu', 'czujnik czadu', 'czujnika czadu', 139),
];

/** Spare parts, in the accusative: "wymieniono ...". */
export const parts: readonly string[] = [
  'elektrodę zapłonową',
  'czujnik temperatury',
  'zawór gazowy',
  'uszczelkę palnika',
  'pompę obiegową',
  'przeponę naczynia',
  'wentylator',
  'zawór bezpieczeństwa',
  'płytkę sterownika',
  'presostat',
  'wymiennik wtórny',
  'odpowietrznik',
  'głowicę termostatyczną',
  'syfon kondensatu',
];

/** What can be wrong with a heating, as a clause that begins in lower case. */
export const breakdowns: readonly string[] = [
  'kocioł się nie uruchamia i pokazuje błąd E04',
  'na wyświetlaczu miga F28 i nie ma ciepłej wody',
  'spod zaworu bezpieczeństwa kapie woda',
  'ciśnienie spada do 0,5 bara i trzeba ciągle dopuszczać wodę',
  'grzejniki na piętrze są zimne, a na parterze gorące',
  'pompa od wczoraj strasznie hałasuje',
  'sterownik stracił połączenie z czujnikiem zewnętrznym',
  'ciepła woda leci tylko przez chwilę, a potem robi się zimna',
  'w łazience nie grzeje podłogówka',
  'palnik co chwilę się włącza i wyłącza',
  'po burzy kocioł jest całkiem martwy',
  'z kotła słychać głośne bulgotanie',
  'kocioł gaśnie po kilku minutach pracy',
  'przy grzejniku w salonie cieknie śrubunek',
];

/** Types of boilers, all made up. */
export const boilers: readonly string[] = [
  'Żarek 24 Kombi',
  'Żarek 18 Solo',
  'Iskra Plus 20',
  'Ciepłomir 25',
  'Ciepłomir Eco 30',
  'Polana 24',
  'Kuźnia 20 Duo',
  'Jaśmin 25',
];

/** The service technicians, in the nominative. */
export const technicians: readonly string[] = ['Pan Zbigniew', 'Pan Mariusz', 'Pan Kamil', 'Pan Sławomir', 'Pan Józef'];
