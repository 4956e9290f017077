/** A callHistory answer in the shape of the vendor's printed example: numbers as numbers, upper-case words, `reluuid`, parties as objects. */
export const exampleCallHistoryBody = `{
  "success": true,
  "data": [
    {
      "uuid": "7d0f7c1e-52a4-4c5e-9b0a-1f6f3a2b4c5d",
      "callDirection": "IN",
      "callDate": "2022-12-29 11:24:57",
      "duration": 37,
      "destination": "Połączenie Przychodzące",
      "cost": 0,
      "service": "CALL",
      "smsData": null,
      "note": 1,
      "externalNumber": {
        "numberNotFormatted": 48333333333,
        "numberFormatted": "+48 333 333 333",
        "type": "person"
      },
      "from": {
        "type": "person",
        "uuid": "0b9d7a52-8a5e-4d0c-8b1e-6c1d2e3f4a5b",
        "firstName": "Łucja",
        "lastName": "Przykładowa",
        "avatar": "lucja.png",
        "number": "+48 333 333 333",
        "numberNotFormatted": 48333333333
      },
      "to": {
        "type": "unknown"
      },
      "userTalk": {
        "status": "queue",
        "receivers": [
          {
            "internal": 101,
            "uuid": "c3a1b2d4-e5f6-4a7b-8c9d-0e1f2a3b4c5d",
            "firstName": "Jan",
            "lastName": "Pokazowy"
          }
        ]
      },
      "flags": [
        {
          "name": "VIP",
          "uuid": "5e4d3c2b-1a0f-4e9d-8c7b-6a5f4e3d2c1b",
          "color": "#fa702e",
          "reluuid": "9f8e7d6c-5b4a-4392-8170-6f5e4d3c2b1a"
        }
      ],
      "status": "ANSWERED"
    }
  ],
  "otherData": {
    "totalCount": 1
  },
  "message": ""
}`;

/** The inner JSON of the example note, exactly as it stands between the quotes of `exampleNotesBody`. */
export const exampleNoteText =
  '{"blocks":[{"key":"4f2ab","text":"Prośba o telefon w piątek.","type":"unstyled","depth":0,"inlineStyleRanges":[],"entityRanges":[],"data":{}}],"entityMap":{}}';

/** A notes answer in the shape of the vendor's printed example. Not valid JSON, in two places: the text's inner quotes and the comma after `edit`. */
export const exampleNotesBody = `{
  "success": true,
  "data": [
    {
      "uuid": "a1b2c3d4-e5f6-4789-8abc-def012345678",
      "text":"${exampleNoteText}",
      "created":"2022-12-29 11:26:03",
      "user":{
        "firstName":"Jan",
        "lastName":"Pokazowy",
        "uuid":"c3a1b2d4-e5f6-4a7b-8c9d-0e1f2a3b4c5d"
      },
      "status":"exist",
      "call":{
        "uuid":"7d0f7c1e-52a4-4c5e-9b0a-1f6f3a2b4c5d",
        "callDate":"2022-12-29 10:24:57",
        "callDirection":"IN",
        "service":"CALL",
        "externalNumber":{
          "numberNotFormatted":48333333333,
          "numberFormatted":"+48 333 333 333"
        }
      },
      "organisation":null,
      "person":{
        "uuid":"0b9d7a52-8a5e-4d0c-8b1e-6c1d2e3f4a5b",
        "firstName":"Łucja",
        "lastName":"Przykładowa"
      },
      "files":{
      },
      "pin":0,
      "edit":1,}
  ],
  "otherData":{
    "totalCount":1
  },
  "message":""
}`;
