import type { Topic } from './scripts';

/** The office's flags and their colours. */
export const flagColors: Readonly<Record<string, string>> = {
  Faktura: '#2f9e44',
  Windykacja: '#862e9c',
  Reklamacja: '#e03131',
  VIP: '#fa702e',
  Oddzwonić: '#f59f00',
  Serwis: '#1971c2',
  Pilne: '#c2255c',
  Oferta: '#0ca678',
  Umowa: '#5c7cfa',
  Hurt: '#868e96',
};

/** The flags that fit what an interaction is about. */
export function flagsOf(topic: Topic): readonly string[] {
  switch (topic) {
    case 'faktura':
      return ['Faktura'];
    case 'płatność':
      return ['Windykacja'];
    case 'reklamacja':
      return ['Reklamacja'];
    case 'awaria':
      return ['Serwis', 'Pilne'];
    case 'wizyta':
      return ['Serwis'];
    case 'oferta':
      return ['Oferta'];
    case 'umowa':
      return ['Umowa'];
    case 'zamówienie':
    case 'współpraca':
      return ['Hurt'];
    case 'dostawa':
    case 'opinia':
    case 'godziny':
    case 'dane':
    case 'praca':
    case 'inne':
      return [];
  }
}

/** The queue that leads to a department. */
export function queueOf(department: string): string {
  switch (department) {
    case 'sprzedaż':
    case 'magazyn':
      return 'Kolejka Sprzedaż';
    case 'serwis':
      return 'Kolejka Serwis';
    case 'księgowość':
      return 'Kolejka Księgowość';
    case 'reklamacje':
      return 'Kolejka Reklamacje';
    default:
      return 'Kolejka Sekretariat';
  }
}

/** A kind of file that notes have attached. */
export interface AttachedFile {
  readonly name: string;
  readonly extension: string;
  readonly mimeType: string;
  readonly description: string | null;
}

const PDF = { extension: 'pdf', mimeType: 'application/pdf' };
const PHOTO = { extension: 'jpg', mimeType: 'image/jpeg' };
const SHEET = { extension: 'xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

/** What a note's text speaks of, and the file that it then has attached; the first that fits. */
const ATTACHMENTS: readonly (readonly [RegExp, AttachedFile])[] = [
  [/zdjęci/i, { name: 'zdjęcie', ...PHOTO, description: 'Zdjęcie od klienta' }],
  [/faks/i, { name: 'skan_faksu', extension: 'tif', mimeType: 'image/tiff', description: 'Skan faksu' }],
  [/potwierdzenie przelewu/i, { name: 'potwierdzenie_przelewu', ...PDF, description: null }],
  [/CV/, { name: 'CV', ...PDF, description: null }],
  [/certyfikat/i, { name: 'certyfikat_gwarancji', ...PDF, description: 'Certyfikat gwarancji' }],
  [/protokół/i, { name: 'protokół', ...PDF, description: 'Protokół z przeglądu' }],
  [/wycen/i, { name: 'wycena', ...PDF, description: 'Wycena' }],
  [/umow/i, { name: 'umowa', ...PDF, description: 'Podpisana umowa' }],
  [/FV\/|faktur/i, { name: 'skan_faktury', ...PHOTO, description: 'Skan faktury' }],
  [/zamówieni|ZAM\/|oferta|OF\//i, { name: 'zestawienie', ...SHEET, description: null }],
];

/** The kind of file that fits what a note says and is about. */
export function attachmentOf(text: string, topic: string): AttachedFile {
  const fitting =
    ATTACHMENTS.find(([pattern]) => pattern.test(text)) ?? ATTACHMENTS.find(([pattern]) => pattern.test(topic));
  return fitting?.[1] ?? { name: 'załącznik', ...PDF, description: null };
}
