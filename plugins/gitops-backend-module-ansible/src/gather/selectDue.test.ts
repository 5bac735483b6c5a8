import { HostReading } from '@oneroof/plugin-gitops-common';
import { keyOfWants, toGatherWants } from './GatherWants';
import { GatherCandidate, selectDue } from './selectDue';

const now = Date.parse('2026-11-21T12:00:00Z');
const minute = 60_000;
const everyMs = 60 * minute;
const wants = toGatherWants([
  { kind: 'file', key: '/etc/app.conf', properties: ['mode'], settings: {} },
]);

const facts = (minutesAgo: number, files: string[] = []): HostReading => ({
  facts: {
    observedAt: new Date(now - minutesAgo * minute).toISOString(),
    things: {
      file: {
        complete: false,
        byKey: new Map(
          ['/run/reboot-required', ...files].map(path => [
            path,
            { properties: { exists: false } },
          ]),
        ),
      },
    },
  },
});
const known = (minutesAgo: number) => facts(minutesAgo, ['/etc/app.conf']);
const nothing: HostReading = {
  cause: { code: 'not-observed', message: 'nothing' },
};
const attempt = (minutesAgo: number, failed: boolean, key?: string) => ({
  at: now - minutesAgo * minute,
  wantsKey: key ?? keyOfWants(wants),
  isOfHost: true,
  ...(failed && {
    cause: { code: 'unreachable' as const, message: 'no connection' },
  }),
});

const select = (
  candidates: Array<Partial<GatherCandidate>>,
  isRequested = false,
) =>
  selectDue(
    candidates.map((candidate, index) => ({
      name: `web-${index + 1}`,
      wants,
      reading: undefined,
      attempt: undefined,
      ...candidate,
    })),
    { everyMs, now, isRequested },
  );

describe('selectDue', () => {
  it.each<[string, Partial<GatherCandidate>, boolean]>([
    ['nothing is known of it', { reading: nothing }, true],
    ['nobody has looked for it', {}, true],
    ['its facts are young', { reading: known(59) }, false],
    ['its facts are old', { reading: known(60) }, true],
    ['its facts lack what is declared', { reading: facts(1) }, true],
    [
      'it did not say what is declared when it was asked for it',
      { reading: facts(1), attempt: attempt(1, false) },
      false,
    ],
    [
      'something else is declared since it was asked',
      { reading: facts(1), attempt: attempt(1, false, 'other') },
      true,
    ],
    [
      'it could not be asked just now',
      { reading: nothing, attempt: attempt(4, true) },
      false,
    ],
    [
      'it could not be asked a while ago',
      { reading: nothing, attempt: attempt(5, true) },
      true,
    ],
    [
      'its facts are old and it could not be asked just now',
      { reading: known(90), attempt: attempt(1, true) },
      false,
    ],
  ])('asks a host, where %s: %j', (_, candidate, isDue) => {
    expect(select([candidate])).toEqual(isDue ? ['web-1'] : []);
  });

  it('asks all that somebody wants a fresh look at', () => {
    expect(
      select([{ reading: known(0) }, { attempt: attempt(0, true) }], true),
    ).toEqual(['web-2', 'web-1'].sort());
  });

  it('begins with those of whom the least is known', () => {
    expect(
      select([
        { reading: known(70) },
        { reading: nothing, attempt: attempt(50, true) },
        { reading: nothing },
        { reading: known(90) },
      ]),
    ).toEqual(['web-3', 'web-4', 'web-1', 'web-2']);
  });
});
