import { expect, test } from 'vitest';
import { toNameParts } from '../../../../main/crm/party';
import { filedName, lastNameFirst } from '../../../../main/search/analysis/last-name';

test.each(
  `
  Jan Kowalski > Kowalski Jan
  jan  kowalski > kowalski jan
  Anna Maria Wójcik > Wójcik Anna Maria
  Maria Skłodowska-Curie > Skłodowska-Curie Maria
  Anna Nowak - Kowalska > Nowak-Kowalska Anna
  Kowalski, Jan > Kowalski Jan
  Kowalski , Jan Maria > Kowalski Jan Maria
  KOWALSKI Jan > KOWALSKI Jan
  Jan KOWALSKI > KOWALSKI Jan
  JAN KOWALSKI > KOWALSKI JAN
  Jan KOWALSKI-NOWAK > KOWALSKI-NOWAK Jan
  Kowalski J. > Kowalski J.
  J. Kowalski > Kowalski J.
  J.R.R. Tolkien > Tolkien J.R.R.
  dr Jan Kowalski > Kowalski Jan
  Dr. Jan Kowalski > Kowalski Jan
  dr hab. Ewa Nowak > Nowak Ewa
  prof. dr hab. n. med. Ewa Nowak > Nowak Ewa
  mgr inż. Piotr Zieliński > Zieliński Piotr
  lek. med. Anna Żak > Żak Anna
  Pani Anna Żak > Żak Anna
  Pan Nowak > Nowak
  Pani Kasia > Kasia
  ks. Adam Boniecki > Boniecki Adam
  adw. Jan Nowak > Nowak Jan
  r.pr. Jan Nowak > Nowak Jan
  Jan Kowalski, prezes > Kowalski Jan
  Jan Kowalski (księgowość) > Kowalski Jan
  Jan Kowalski (nowy numer > Kowalski Jan
  Jan Kowalski - kadry > Kowalski Jan
  Jan Kowalski jr > Kowalski Jan jr
  Jan Kowalski Jr. > Kowalski Jan Jr.
  Jan Kowalski III > Kowalski Jan III
  Jan van der Berg > van der Berg Jan
  Ludwig von Beethoven > von Beethoven Ludwig
  Vincent van Gogh > van Gogh Vincent
  Ana de la Cruz > de la Cruz Ana
  Ben Affleck > Affleck Ben
  Sinéad O'Connor > O'Connor Sinéad
  Nguyễn Văn An > An Nguyễn Văn
  Łukasz Ćwik > Ćwik Łukasz
  Jan > Jan
  Kowalski > Kowalski
  Mama > Mama
  dr > dr
  Jan Bank > Bank Jan
  Żabka Sp. z o.o. > Żabka Sp. z o.o.
  Tartak Żubr sp. z o. o. > Tartak Żubr sp. z o. o.
  Orlen S.A. > Orlen S.A.
  Kowalski i Synowie s.c. > Kowalski i Synowie s.c.
  Nowak Spółka Jawna > Nowak Spółka Jawna
  P.H.U. Jan Kowalski > P.H.U. Jan Kowalski
  FHU Kowalski Jan > FHU Kowalski Jan
  Firma Budowlana Kowalski > Firma Budowlana Kowalski
  Kancelaria Nowak > Kancelaria Nowak
  Hotel Bristol > Hotel Bristol
  Hurtownia „Kwiatek” > Hurtownia „Kwiatek”
  "Kwiatek" Anna Nowak > "Kwiatek" Anna Nowak
  Kowalski & Nowak > Kowalski & Nowak
  Serwis 24 > Serwis 24
  Jan Kowalski 2 > Jan Kowalski 2
  Sekretariat > Sekretariat
  Dział Kadr > Dział Kadr
  Muller GmbH > Muller GmbH
  Acme Ltd. > Acme Ltd.
  😀 > 😀
`
    .trim()
    .split('\n')
    .map((line) => line.trim().split(' > ') as [string, string]),
)('%s is filed as %s', (name, filed) => {
  expect(lastNameFirst(name)).toBe(filed);
});

test('nothing, and spaces alone, are filed as they are', () => {
  expect(lastNameFirst('')).toBe('');
  expect(lastNameFirst('  ')).toBe('');
  expect(lastNameFirst('(brak)')).toBe('(brak)');
});

const filed = (caller: Record<string, string>): string => filedName(toNameParts(caller));

test.each([
  [{ type: 'person', firstName: 'Jan', lastName: 'van der Berg' }, 'van der Berg Jan'],
  [{ type: 'person', firstName: 'Anna Maria', lastName: 'Nowak Kowalska' }, 'Nowak Kowalska Anna Maria'],
  [{ type: 'person', firstName: 'Jan', lastName: 'Bank' }, 'Bank Jan'],
  [{ type: 'person', firstName: 'Jan Kowalski', lastName: '' }, 'Kowalski Jan'],
  [{ type: 'person', firstName: '', lastName: 'Kowalski' }, 'Kowalski'],
  [{ type: 'person', firstName: 'PHU', lastName: 'Kowalski' }, 'PHU Kowalski'],
  [{ type: 'person', firstName: 'Tartak', lastName: 'Żubr sp. z o.o.' }, 'Tartak Żubr sp. z o.o.'],
  [{ type: 'person', name: 'Jan Kowalski' }, 'Kowalski Jan'],
  [{ type: 'organisation', name: 'Jan Kowalski' }, 'Jan Kowalski'],
  [{ type: 'organisation', name: 'Hurtownia Kwiatów' }, 'Hurtownia Kwiatów'],
  [{ name: 'Jan Kowalski' }, 'Jan Kowalski'],
  [{ firstName: 'Jan', lastName: 'Kowalski' }, 'Kowalski Jan'],
])('%o is filed as %s', (caller, wanted) => {
  expect(filed(caller)).toBe(wanted);
});
