/** One interaction and one note in the documented shape, with the values this project's documents use as examples. */
export const documentedInteraction = {
  uuid: '0b2f6c1e-3d4a-4f5b-8c6d-7e8f9a0b1c2d',
  callDirection: 'IN',
  callDate: '2022-12-29 11:24:57',
  duration: 373,
  destination: 'Połączenie Przychodzące',
  cost: 0,
  service: 'CALL',
  smsData: null,
  note: 1,
  externalNumber: { numberNotFormatted: 48333333333, numberFormatted: '+48 333 333 333', type: 'person' },
  from: {
    type: 'person',
    uuid: '1c2f6c1e-3d4a-4f5b-8c6d-7e8f9a0b1c2d',
    firstName: 'Anna',
    lastName: 'Wójcik',
    avatar: 'avatar.png',
    number: '+48 333 333 333',
    numberNotFormatted: 48333333333,
  },
  to: { type: 'unknown', number: '107' },
  userTalk: {
    status: 'queue',
    receivers: [
      { internal: 107, uuid: '2d2f6c1e-3d4a-4f5b-8c6d-7e8f9a0b1c2d', firstName: 'Jan', lastName: 'Kowalski' },
    ],
  },
  flags: [{ name: 'Windykacja', uuid: '3e2f6c1e-3d4a-4f5b-8c6d-7e8f9a0b1c2d', color: '#fa702e', reluuid: 'r-1' }],
  status: 'ANSWERED',
};

/** A note of that interaction. */
export const documentedNote = {
  uuid: '4f2f6c1e-3d4a-4f5b-8c6d-7e8f9a0b1c2d',
  text: JSON.stringify({
    blocks: [
      {
        key: 'a1b2c',
        text: 'Klient prosi o korektę faktury FV/2022/12/07.',
        type: 'unstyled',
        depth: 0,
        inlineStyleRanges: [],
        entityRanges: [],
        data: {},
      },
    ],
    entityMap: {},
  }),
  created: '2022-12-29 11:31:00',
  user: { firstName: 'Jan', lastName: 'Kowalski', uuid: '2d2f6c1e-3d4a-4f5b-8c6d-7e8f9a0b1c2d' },
  status: 'exist',
  call: {
    uuid: '0b2f6c1e-3d4a-4f5b-8c6d-7e8f9a0b1c2d',
    callDate: '2022-12-29 10:24:57',
    callDirection: 'IN',
    service: 'CALL',
    externalNumber: { numberNotFormatted: 48333333333, numberFormatted: '+48 333 333 333' },
  },
  organisation: { uuid: '5a2f6c1e-3d4a-4f5b-8c6d-7e8f9a0b1c2d', name: 'Tartak Żubr sp. z o.o.' },
  person: null,
  pin: 0,
  edit: 1,
  files: {},
};
