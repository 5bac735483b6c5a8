import { HostReading } from '@oneroof/plugin-gitops-common';
import { chooseReading } from './chooseReading';

const facts = (at: number): HostReading => ({
  facts: { observedAt: new Date(at).toISOString(), things: {} },
});
const none: HostReading = { cause: { code: 'not-observed', message: 'none' } };

describe('chooseReading', () => {
  it.each<
    [string, HostReading, HostReading | undefined, 'gathered' | 'elsewhere']
  >([
    ['nothing is known elsewhere', none, undefined, 'gathered'],
    ['ours are young', facts(101), facts(200), 'gathered'],
    ['ours are older', facts(50), facts(60), 'elsewhere'],
    ['ours are old, and younger', facts(60), facts(50), 'gathered'],
    ['there are none of ours', none, facts(50), 'elsewhere'],
    ['there are none elsewhere', facts(50), none, 'gathered'],
  ])('takes the right facts where %s', (_, gathered, elsewhere, expected) => {
    expect(chooseReading(gathered, elsewhere, 100)).toBe(
      expected === 'gathered' ? gathered : elsewhere,
    );
  });
});
