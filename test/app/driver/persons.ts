import type { SampleInteraction, SampleNote } from '../../../main/sample-crm/data/data';
import { buildInteraction, buildNote, type SampleRecord } from '../../../main/sample-crm/data/records';

/** The days of the records below. */
export const personDays = { from: '2026-03-02', to: '2026-03-06' } as const;

const mobile = { number: '+48600700800', formatted: '+48 600 700 800', type: 'person' } as const;
const another = { number: '+48602303404', formatted: '+48 602 303 404', type: 'person' } as const;
const anna = {
  type: 'person',
  uuid: 'a0000000-0000-4000-8000-000000000001',
  firstName: 'Anna',
  lastName: 'Wójcik',
} as const;
const jan = {
  type: 'person',
  uuid: 'a0000000-0000-4000-8000-000000000002',
  firstName: 'Jan',
  lastName: 'Nowak',
} as const;
const piotr = {
  type: 'person',
  uuid: 'a0000000-0000-4000-8000-000000000003',
  firstName: 'Piotr',
  lastName: 'Zając',
} as const;

function sms(callDate: string, smsData: string, changes: Partial<SampleInteraction>): SampleInteraction {
  return buildInteraction({ callDate, smsData, service: 'SMS', durationSeconds: 0, ...changes });
}

function call(callDate: string, changes: Partial<SampleInteraction>): SampleInteraction {
  return buildInteraction({ callDate, ...changes });
}

const note = (plain: string, created: string): SampleNote => buildNote({ plain, created });

/**
 * Anna Wójcik, who writes and is called; Jan Nowak, who called from her number once; Piotr Zając, who writes of her: by her name
 * in another form, by her number, and once by her last name alone.
 */
export const personRecords: readonly SampleRecord[] = [
  {
    interaction: sms('2026-03-02 09:00:00', 'Brontozaur: proszę o fakturę. Mąż, Jan Nowak, odbierze pod 602 303 404.', {
      ...{ from: anna, externalNumber: mobile },
    }),
  },
  {
    interaction: call('2026-03-03 10:00:00', { from: anna, externalNumber: mobile }),
    notes: [
      note('Oddzwonić do pani Anny. Sprawę zna też Piotr Zając, tel. 602 303 405.', '2026-03-03 10:05:00'),
      note('Sąsiadka mówiła o rozwodzie w rodzinie.', '2026-03-03 10:06:00'),
    ],
  },
  { interaction: call('2026-03-04 11:00:00', { from: jan, externalNumber: mobile }) },
  {
    interaction: sms('2026-03-05 12:00:00', 'Widziałem się z Anną Wójcik, jej numer to 600-700-800.', {
      ...{ from: piotr, externalNumber: another },
    }),
  },
  {
    interaction: call('2026-03-06 13:00:00', { from: piotr, externalNumber: another }),
    notes: [note('Pani Wójcik jest podobno zadowolona.', '2026-03-06 13:05:00')],
  },
];
