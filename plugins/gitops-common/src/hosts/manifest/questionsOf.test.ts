import { HostItem } from '../../model/host';
import { questionsOf } from './questionsOf';

const item = (
  key: string,
  expected: HostItem['expected'],
  rest: Partial<HostItem> = {},
): HostItem => ({ kind: 'file', key, expected, settings: {}, ...rest });

describe('questionsOf', () => {
  it('asks for each thing once, with the properties of all who declare it', () => {
    expect(
      questionsOf([
        [
          item('/a', { mode: '0600', exists: true }),
          item('/b', { exists: true }),
        ],
        [],
        [item('/a', { exists: true, sha256: 'x' })],
        [item('/a', { exists: true }, { kind: 'mount' })],
      ]),
    ).toEqual([
      {
        kind: 'file',
        key: '/a',
        properties: ['exists', 'mode', 'sha256'],
        settings: {},
      },
      { kind: 'file', key: '/b', properties: ['exists'], settings: {} },
      { kind: 'mount', key: '/a', properties: ['exists'], settings: {} },
    ]);
  });

  it('waits as long as the most patient one', () => {
    const command = (settings: HostItem['settings']) => [
      item('x', { 'exit-status': 0 }, { kind: 'command', settings }),
    ];
    expect(
      questionsOf([
        command({ timeout: 5 }),
        command({ timeout: 9 }),
        command({}),
      ]),
    ).toMatchObject([{ settings: { timeout: 9 } }]);
  });

  it('asks nothing that would be another question to somebody else', () => {
    const http = (method: string) => [
      item('http://x', { status: 200 }, { kind: 'http', settings: { method } }),
    ];
    expect(questionsOf([http('PUT'), http('PUT')])).toHaveLength(1);
    expect(questionsOf([http('PUT'), http('GET'), http('PUT')])).toEqual([]);
  });

  it('leaves the things as they are', () => {
    const items = [item('/a', { mode: '0600', exists: true })];
    const before = structuredClone(items);
    questionsOf([items, [item('/a', { owner: 'x' })]]);
    expect(items).toEqual(before);
  });
});
