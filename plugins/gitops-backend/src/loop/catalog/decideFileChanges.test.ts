import { decideFileChanges } from './decideFileChanges';

const now = new Date('2026-03-01T12:00:00.000Z');
const secondsAgo = (seconds: number) =>
  new Date(now.getTime() - seconds * 1000).toISOString();

const file = (name: string) => ({
  repositoryId: `r-${name}`,
  file: `${name}.yaml`,
  componentRef: `component:default/${name}`,
});
const nothing = {
  added: [],
  removed: [],
  missed: [],
  found: [],
  repositoryIds: [],
  missedSince: undefined,
};

describe('decideFileChanges', () => {
  it.each([
    {
      name: 'a new file',
      stored: [],
      files: [file('a'), file('a')],
      changes: { added: [file('a')], repositoryIds: ['r-a'] },
    },
    {
      name: 'nothing new',
      stored: [file('a')],
      files: [file('a')],
      changes: {},
    },
    {
      name: 'an empty answer',
      stored: [file('a'), file('b')],
      files: [],
      changes: {
        missed: [file('a'), file('b')],
        missedSince: now.toISOString(),
      },
    },
    {
      name: 'a quick second look',
      stored: [{ ...file('a'), missedAt: secondsAgo(29) }],
      files: [],
      changes: { missedSince: secondsAgo(29) },
    },
    {
      name: 'an honest second look',
      stored: [{ ...file('a'), missedAt: secondsAgo(30) }],
      files: [],
      changes: {
        removed: [expect.objectContaining(file('a'))],
        repositoryIds: ['r-a'],
      },
    },
    {
      name: 'a file that is back',
      stored: [{ ...file('a'), missedAt: secondsAgo(5) }],
      files: [file('a')],
      changes: { found: [expect.objectContaining(file('a'))] },
    },
  ])('knows what follows from $name', ({ stored, files, changes }) => {
    expect(decideFileChanges(stored, { files, isCut: false }, now)).toEqual({
      ...nothing,
      ...changes,
    });
  });

  it('gives nothing up for an answer that is cut', () => {
    const stored = [
      file('a'),
      { ...file('b'), missedAt: secondsAgo(60) },
      { ...file('c'), missedAt: secondsAgo(60) },
    ];
    expect(
      decideFileChanges(stored, { files: [file('c')], isCut: true }, now),
    ).toEqual({
      ...nothing,
      found: [expect.objectContaining(file('c'))],
      missedSince: secondsAgo(60),
    });
  });
});
