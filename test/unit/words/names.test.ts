import { describe, expect, it } from 'vitest';
import * as names from '../../../preload/words/names';
import { words } from '../../../preload/words/words';

const t = words('pl');
const named = (service: string, direction: string, status: string): string =>
  names.kindName(t, { service, direction, status });

describe('names', () => {
  it('calls an incoming call that no agent took missed', () => {
    expect(named('call', 'in', 'noAnswer')).toBe('nieodebrane');
    expect(names.isMissed({ service: 'call', direction: 'in', status: 'noAnswer' })).toBe(true);
    expect(names.isMissed({ service: 'call', direction: 'in', status: 'busy' })).toBe(true);
    expect(names.isMissed({ service: 'call', direction: 'out', status: 'noAnswer' })).toBe(false);
    expect(names.isMissed({ service: 'sms', direction: 'in', status: 'noAnswer' })).toBe(false);
  });

  it('names calls, SMS and faxes by what they are', () => {
    expect(named('call', 'in', 'answered')).toBe('przychodzące');
    expect(named('call', 'out', 'noAnswer')).toBe('bez odpowiedzi');
    expect(named('call', 'out', 'busy')).toBe('zajęte');
    expect(named('sms', 'in', 'answered')).toBe('SMS odebrany');
    expect(named('fax', 'out', 'answered')).toBe('faks wysłany');
  });

  it('shows what it does not know as it came', () => {
    expect(named('telex', 'in', 'answered')).toBe('telex');
    expect(named('call', 'sideways', 'answered')).toBe('połączenie');
    expect(names.directionName(t, 'sideways')).toBe('sideways');
    expect(names.statusName(t, 'voicemail')).toBe('voicemail');
    expect(names.serviceName(t, 'telex')).toBe('telex');
    expect(names.contactTypeName(t, 'robot')).toBe('robot');
  });
});
