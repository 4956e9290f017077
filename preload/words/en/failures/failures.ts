import type { InEnglish } from '../../in-english';
import type { failuresPl } from '../../pl/failures/failures';
import { fileFailuresEn } from './failures-files';

/** English texts of what can go wrong, with the CRM and with the program. */
export const failuresEn: InEnglish<typeof failuresPl> = {
  failures: {
    ...fileFailuresEn,
    unauthorised: {
      short: 'the CRM did not accept the key',
      what: 'The CRM {{host}} did not accept the API key.',
      remedy:
        'There are three possible reasons:\n1. The key differs from the one in the CRM. Copy it again: Panel Zarządzania > Ustawienia CRM > Integracje > API CRM.\n2. The office’s public IP address is not on the list. Add it in panel.telecube.pl: Rozbudowa Centrali > Integracja API.\n3. The API service is off. Switch it on in the same place.',
      remedyOnceAccepted:
        'This CRM has accepted this key before, so most likely the office’s public IP address has changed: an internet provider gives a new one now and then. See, one by one:\n1. Whether the office’s present public IP address is on the list in panel.telecube.pl: Rozbudowa Centrali > Integracja API. If not, add it.\n2. Whether the API service is still switched on, in the same place.\n3. Whether the key was changed in the CRM. Copy it again: Panel Zarządzania > Ustawienia CRM > Integracje > API CRM.',
    },
    unknownInstance: {
      short: 'there is no such CRM account',
      what: 'There is no CRM at this address ({{host}}).',
      remedy:
        'Check the account name: it is the start of the address where you open the CRM in a browser. If it is right, check the internet connection.',
    },
    unreachable: {
      short: 'no connection to the CRM',
      what: 'The CRM {{host}} could not be reached.',
      remedy:
        'Check the internet connection and try again. If the internet works, a firewall or antivirus program may be in the way.',
    },
    timedOut: {
      short: 'the CRM did not answer in time',
      what: 'The CRM {{host}} did not answer in time.',
      remedy: 'Try again in a few minutes. What has been downloaded stays in the archive.',
    },
    proxyWantsPassword: {
      short: 'the office network wants a password',
      what: 'The office network (a proxy server) wants a password.',
      remedy: 'Ask the network’s administrator to let Kronika connect to the CRM {{host}} without one.',
    },
    certificateNotTrusted: {
      short: 'the connection is not safe',
      what: 'The connection to the CRM {{host}} is not safe: the server’s certificate is not trusted. The key was not sent.',
      remedy:
        'Check the date and time of this computer. If they are right, ask the administrator: an antivirus program or firewall may be inspecting the traffic.',
    },
    loginPage: {
      short: 'a login page came instead of data',
      what: 'A web page, probably a login page, came instead of data from the CRM {{host}}.',
      remedy: 'Open a browser and log in to the network if it asks. Then try again. Check the account name too.',
    },
    refusedByCrm: {
      short: 'the CRM refused to answer',
      what: 'The CRM refused to answer ({{message}}).',
      remedy: 'Try again. If it keeps happening, tell Telecube’s support and give them the technical details.',
    },
    unknownShape: {
      short: 'an answer of an unknown form',
      what: 'The CRM answered in a form that this version of Kronika does not know.',
      remedy: 'Install the newest Kronika. If you have it, send the technical details to its authors.',
    },
    brokenAnswer: {
      short: 'the CRM’s answer could not be read',
      what: 'The CRM’s answer was cut off on its way, or is not in the form it should have.',
      remedy: 'Try again. What has been downloaded stays in the archive; the missing part will be asked for again.',
    },
    answerTooLarge: {
      short: 'the CRM’s answer is too large',
      what: 'The CRM {{host}} sent an answer larger than Kronika can take.',
      remedy:
        'What was downloaded before stays in the archive. Download this period again; if it keeps happening, tell Telecube’s support.',
    },
    notAskable: {
      short: 'the record’s identifier cannot be asked for',
      what: 'The CRM gave a record an identifier that cannot be asked for, so its notes cannot be downloaded.',
      remedy: 'Tell Telecube’s support. The record itself is in the archive.',
    },
    rateLimited: {
      short: 'the CRM is limiting requests',
      what: 'The CRM is limiting the number of requests for the moment.',
      remedy: 'There is nothing to do: Kronika waits and carries on. If it takes long, try at another time of day.',
    },
    crmFault: {
      short: 'the CRM has trouble',
      what: 'The CRM {{host}} has trouble at the moment.',
      remedy: 'Try again in a few minutes. If it keeps happening, tell Telecube’s support.',
    },
    countsDisagree: {
      short: 'the CRM’s counts do not agree',
      what: 'The CRM announced a different number of records than it sent (announced {{expected}}, sent {{received}}).',
      remedy: 'Download this period again. Until then the status bar shows that something is missing.',
    },
    keyMissing: {
      short: 'the API key is missing',
      what: 'The API key is missing.',
      remedy: 'Enter the key in Settings. You can read the archive without it.',
    },
    keyUnreadable: {
      short: 'the API key cannot be read',
      what: 'The API key is stored, but the system does not give it out.',
      remedy:
        'Unlock the system’s keyring, or log on as the person who stored the key. You can also enter the key again in Settings.',
    },
    accountMissing: {
      short: 'no account is chosen',
      what: 'No CRM account is chosen.',
      remedy: 'Enter the account name: it is the start of the address where you open the CRM (https://NAME.ccrm.pl).',
    },
    nameTaken: {
      short: 'another account is called so',
      what: 'Another account is called so already: {{name}}.',
      remedy: 'Choose a name that tells the accounts apart.',
    },
    workRunning: {
      short: 'work on the archive is under way',
      what: 'A download or an export is under way.',
      remedy: 'Stop it or wait until it is done, and try again.',
    },
    addressNotAllowed: {
      short: 'the address is not allowed',
      what: 'The address {{address}} cannot be used.',
      remedy: 'Enter the account name, or a whole address that starts with https://.',
    },
    setByAdministrator: {
      short: 'the administrator decides it',
      what: 'This computer’s administrator decided it, so it cannot be changed.',
      remedy: 'If it should be otherwise, ask the administrator. Settings show what was decided.',
    },
    exportsOff: {
      short: 'the administrator switched exports off',
      what: 'This computer’s administrator switched exports off: records cannot be exported, printed, or copied several at once.',
      remedy: 'Reading and searching go on as before. If you need a file or a printout, ask the administrator.',
    },
    printFailed: {
      short: 'printing failed',
      what: 'It could not be printed.',
      remedy: 'Check that the printer is switched on and connected, and try again, or save a PDF instead.',
    },
    notOpened: {
      short: 'could not be opened',
      what: 'The system did not open this in another program.',
      remedy:
        'Check that this computer has a default program for such files and addresses. You can also copy the address, or open the file from its folder.',
    },
    wrongInput: {
      short: 'this cannot be accepted',
      what: 'This cannot be accepted ({{message}}).',
      remedy: 'Correct it and try again.',
    },
    tooManyFiles: {
      short: 'too many files are open',
      what: 'Too many files are open on this computer at once.',
      remedy: 'Close some programs and try again.',
    },
    outOfMemory: {
      short: 'out of memory',
      what: 'The computer ran out of memory.',
      remedy: 'Close other programs and try again. The archive is safe.',
    },
    cancelled: {
      short: 'stopped',
      what: 'Stopped.',
      remedy: 'You can start again at any time. What has been downloaded stays in the archive.',
    },
    threadDied: {
      short: 'a part of the program stopped working',
      what: 'A part of Kronika stopped working.',
      remedy: 'Try again. If it keeps happening, close Kronika and start it again. The archive is safe.',
    },
    policyBroken: {
      short: 'the administrator’s policies cannot be followed',
      what: 'The policies of this computer’s administrator cannot be followed in full.',
      remedy: 'Tell the administrator. What is wrong is said at the top of Settings and by the command kronika policy.',
    },
    windowReopened: {
      short: 'the window was opened anew',
      what: 'The Kronika window stopped working and was opened anew.',
      remedy: 'The archive is safe, and a download goes on. If it keeps happening, tell whoever looks after Kronika.',
    },
    windowDies: {
      short: 'the window stops working',
      what: 'The Kronika window stopped working several times in a row.',
      remedy:
        'The archive is safe. Close other programs, for memory may be short, and try again. If that does not help, tell whoever looks after Kronika.',
    },
    unexpected: {
      short: 'unknown reason',
      what: 'Something unexpected happened.',
      remedy:
        'Try again. If it keeps happening, copy the technical details and send them to whoever looks after Kronika.',
    },
  },

  failurePanel: {
    details: 'Technical details',
    copyDetails: 'Copy details',
    copied: 'Details copied',
    label: 'Something did not work',
    repairIndex: 'Rebuild the index',
    repairingIndex: 'Rebuilding the index…',
    repairedIndex: 'The search index was rebuilt.',
    repairedKept: 'The search index was rebuilt. The file before that: {{path}}',
  },

  factless: {
    holder: 'another program is using it',
    message: 'it gave no reason',
    count: '?',
  },
};
