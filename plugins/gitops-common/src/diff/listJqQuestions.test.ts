import {
  DesiredSnapshot,
  JsonValue,
  KubernetesObject,
  maskedValue,
} from '../model';
import { compareSnapshots } from './compareSnapshots';
import { CompareOptions } from './CompareOptions';
import { JqAnswer } from './ignore/JqQuestion';
import { listJqQuestions } from './listJqQuestions';
import { indexLiveSnapshot, LiveIndex } from './LiveIndex';

function object(
  kind: string,
  name: string,
  body: { [key: string]: JsonValue },
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind,
    metadata: { name, namespace: 'x' },
    ...body,
  };
}

const options = (program: string): CompareOptions => ({
  namespace: 'x',
  ignoreDifferences: [
    { kind: '*', jqPathExpressions: [program] },
    { kind: 'ConfigMap', name: 'other', jqPathExpressions: ['.other'] },
  ],
});

function pair(
  desired: KubernetesObject[],
  live: KubernetesObject[],
): [DesiredSnapshot, LiveIndex] {
  return [
    { treeId: 't', objects: desired, problems: [] },
    indexLiveSnapshot({
      kinds: ['ConfigMap', 'Secret'].map(kind => ({
        group: '',
        version: 'v1',
        kind,
        served: true,
        namespaced: true,
      })),
      objects: live,
    }),
  ];
}

it('asks each expression of both documents of the objects that it is for', () => {
  const desired = object('ConfigMap', 'a', { data: { k: '1' } });
  const live = object('ConfigMap', 'a', { data: { k: '2' } });
  const absent = object('ConfigMap', 'b', {});
  expect(
    listJqQuestions(...pair([desired, absent], [live]), options('.data')),
  ).toMatchObject([
    { program: '.data', document: desired },
    { program: '.data', document: live },
  ]);
});

it('asks nothing where there is no expression, or where the verdict is recalled', () => {
  const [desired, live] = pair(
    [object('ConfigMap', 'a', {})],
    [object('ConfigMap', 'a', {})],
  );
  const [verdict] = compareSnapshots(desired, live, {});
  expect(
    listJqQuestions(desired, live, {
      ...options('.data'),
      recall: () => verdict,
    }),
  ).toEqual([]);
  expect(
    listJqQuestions(desired, live, {
      ignoreDifferences: [{ kind: '*', jsonPointers: ['/data'] }],
    }),
  ).toEqual([]);
});

it('shows no value of a Secret to an expression', () => {
  const questions = listJqQuestions(
    ...pair(
      [object('Secret', 's', { stringData: { k: 'guess' } })],
      [object('Secret', 's', { data: { k: 'aHVudGVyMg==' } })],
    ),
    options('.data'),
  );
  expect(questions.map(({ document }) => document.data)).toEqual([
    { k: maskedValue },
    { k: maskedValue },
  ]);
});

describe('the answers', () => {
  const judge = (
    answer: JqAnswer,
    [desired, live]: readonly [KubernetesObject, KubernetesObject],
  ) => {
    const snapshots = pair([desired], [live]);
    const asked = options('.x');
    const jqAnswers = new Map(
      listJqQuestions(...snapshots, asked).map(({ id }) => [id, answer]),
    );
    return compareSnapshots(...snapshots, { ...asked, jqAnswers })[0];
  };
  const drifted = [
    object('ConfigMap', 'a', { data: { k: '1', l: '1' } }),
    object('ConfigMap', 'a', { data: { k: '2', l: '2' } }),
  ] as const;

  it('take paths out of the comparison', () => {
    const verdict = judge({ paths: [['data', 'k']] }, drifted);
    expect(verdict.drift.map(({ path }) => path)).toEqual(['.data.l']);
  });

  it('cover the whole object where the path is empty', () => {
    expect(judge({ paths: [[]] }, drifted)).toMatchObject({
      sync: 'ignored',
      ignoredBy: ['ignoreDifferences .x'],
    });
  });

  it('cover stringData under both of its names', () => {
    const secrets = [
      object('Secret', 's', { stringData: { k: '1' } }),
      object('Secret', 's', { data: { k: 'Mg==' } }),
    ] as const;
    expect(judge({ paths: [['stringData', 'k']] }, secrets).sync).toBe(
      'ignored',
    );
    expect(judge({ paths: [['data', 'k']] }, secrets).sync).toBe('ignored');
  });

  it('make a failure an unknown, even of equal documents', () => {
    const [desired] = drifted;
    const failure = { code: 'timeout', message: 'took too long' } as const;
    expect(judge({ failure }, [desired, desired])).toMatchObject({
      sync: 'unknown',
      cause: { code: 'timeout' },
      warnings: [{ code: 'ignore-rule-failed' }],
    });
  });
});

describe('covered items of atomic lists', () => {
  const pool = (items: string[]): KubernetesObject => ({
    apiVersion: 'acme.example/v1',
    kind: 'Pool',
    metadata: { name: 'p', namespace: 'x' },
    spec: { items },
  });
  const judge = (
    [desired, live]: [string[], string[]],
    paths: { desired: number[]; live: number[] },
  ) => {
    const snapshots = pair([pool(desired)], [pool(live)]);
    const asked: CompareOptions = {
      ignoreDifferences: [
        { group: '*', kind: 'Pool', jqPathExpressions: ['.x'] },
      ],
    };
    const jqAnswers = new Map(
      listJqQuestions(...snapshots, asked).map(({ id }, index) => [
        id,
        {
          paths: paths[index === 0 ? 'desired' : 'live'].map(position => [
            'spec',
            'items',
            position,
          ]),
        },
      ]),
    );
    const [verdict] = compareSnapshots(...snapshots, { ...asked, jqAnswers });
    return [verdict.sync, ...verdict.drift.map(({ path }) => path)];
  };

  it.each([
    [['a'], ['injected', 'a'], { desired: [], live: [0] }, ['ignored']],
    [
      ['a'],
      ['injected', 'b'],
      { desired: [], live: [0] },
      ['drifted', '.spec.items[0]'],
    ],
    [['x', 'a'], ['a'], { desired: [0], live: [] }, ['ignored']],
    [['x', 'a'], ['x', 'a'], { desired: [0], live: [0] }, ['in-sync']],
    [['x'], [], { desired: [0], live: [] }, ['ignored']],
    [
      ['x', 'a'],
      ['y', 'b'],
      { desired: [0], live: [0] },
      ['drifted', '.spec.items[1]'],
    ],
  ])('%j and %j without %j: %j', (desired, live, paths, verdict) => {
    expect(judge([desired, live], paths)).toEqual(verdict);
  });
});
