import { parseChanges } from './parseChanges';

const id = (digit: string) => digit.repeat(40);
const header = (digit: string, subject = 'A change') =>
  `\0//\0${id(digit)}\0${'2026-03-01T12:00:00+01:00'}\0Ada\0${subject}\0`;

describe('parseChanges', () => {
  it.each([
    { name: 'nothing', output: '', found: [] },
    {
      name: 'commits with names',
      output: `${header('a')}\na/x\0b/y\0${header('b')}\nc\0`,
      found: [
        [id('a'), ['a/x', 'b/y']],
        [id('b'), ['c']],
      ],
    },
    {
      name: 'a merge without names',
      output: `${header('a')}\0${header('b')}\nc\0`,
      found: [
        [id('a'), []],
        [id('b'), ['c']],
      ],
    },
    {
      name: 'a merge with names',
      output: `${header('a')}\0c\0d\0${header('b')}\nc\0`,
      found: [
        [id('a'), ['c', 'd']],
        [id('b'), ['c']],
      ],
    },
    {
      name: 'an empty subject',
      output: `${header('a', '')}\nc\0${header('b', '')}\0`,
      found: [
        [id('a'), ['c']],
        [id('b'), []],
      ],
    },
    {
      name: 'files that are named like commits and line breaks',
      output: `${header('a')}\n${id('f')}\0\nx\0${id('e')}\0`,
      found: [[id('a'), [id('f'), '\nx', id('e')]]],
    },
    {
      name: 'a subject like the mark',
      output: `${header('a', '//')}\nx\0`,
      found: [[id('a'), ['x']]],
    },
    {
      name: 'half of an answer',
      output: `${header('a')}\nx\0\0//\0${id('b')}\0`,
      found: [[id('a'), ['x']]],
    },
  ])('reads $name', ({ output, found }) => {
    expect(
      parseChanges(output).map(({ commit, names }) => [commit.commit, names]),
    ).toEqual(found);
  });
});
