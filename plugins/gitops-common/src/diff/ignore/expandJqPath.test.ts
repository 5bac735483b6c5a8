import { expandJqPath } from './expandJqPath';
import { JqStep } from './JqQuestion';

const document = { list: ['a', 'b', 'c', 'd'], map: { '0': 'x' } };

it.each<[JqStep[], string[][]]>([
  [[], [[]]],
  [['map', '0'], [['map', '0']]],
  [['list', 2], [['list', '2']]],
  [['list', -1], [['list', '3']]],
  [['list', 1.7], [['list', '1']]],
  [
    ['list', { start: 1, end: 3 }],
    [
      ['list', '1'],
      ['list', '2'],
    ],
  ],
  [['list', { start: -1, end: null }], [['list', '3']]],
  [['list', { start: null, end: 1 }], [['list', '0']]],
  [['list', { start: 3, end: 1 }], []],
  // Positions inside a slice count from its start.
  [['list', { start: 1, end: 4 }, 1], [['list', '2']]],
  [['list', { start: 1, end: 4 }, -1], [['list', '3']]],
  [['list', { start: 1, end: 4 }, { start: 1, end: 2 }], [['list', '2']]],
  [['list', { start: 0, end: 1e12 }, 0, 'name'], [['list', '0', 'name']]],
  // jq selects what is not there too; it covers nothing.
  [['absent', 'x'], [['absent', 'x']]],
  [['map', { start: 0, end: 9 }], []],
  [['__proto__', 'x'], [['__proto__', 'x']]],
])('%j stands for %j', (path, segments) => {
  expect(expandJqPath(path, document)).toEqual(segments);
});
