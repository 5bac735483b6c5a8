import { JqAnswer, JsonValue } from '@oneroof/plugin-gitops-common';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { JqEvaluator, JqEvaluatorOptions } from './JqEvaluator';

const evaluators: JqEvaluator[] = [];

function create(options: JqEvaluatorOptions = {}): JqEvaluator {
  const evaluator = new JqEvaluator(options);
  evaluators.push(evaluator);
  return evaluator;
}

afterAll(() => Promise.all(evaluators.map(evaluator => evaluator.close())));

const shared = create();

const web = {
  metadata: { name: 'web', token: 'hunter2' },
  spec: {
    replicas: 3,
    big: 9007199254740993n,
    initContainers: [
      { name: 'fetch-a' },
      { name: 'warm' },
      { name: 'fetch-b' },
    ],
  },
};

async function ask(
  program: string,
  { evaluator = shared, document = web as { [key: string]: JsonValue } } = {},
): Promise<JqAnswer> {
  const answers = await evaluator.answer([{ id: 'q', program, document }]);
  return answers.get('q')!;
}

describe('an expression', () => {
  it.each<[string, unknown[]]>([
    ['.spec.replicas', [['spec', 'replicas']]],
    ['.spec.replicas # with a comment', [['spec', 'replicas']]],
    ['.a, .b', [['a'], ['b']]],
    [
      '.spec.initContainers[] | select(.name | startswith("fetch"))',
      [
        ['spec', 'initContainers', 0],
        ['spec', 'initContainers', 2],
      ],
    ],
    ['.spec.initContainers[-1]', [['spec', 'initContainers', -1]]],
    [
      '.spec.initContainers[1:]',
      [['spec', 'initContainers', { start: 1, end: null }]],
    ],
    ['select(.spec.big == 9007199254740993) | .spec.big', [['spec', 'big']]],
    ['getpath(["spec", "absent"])', [['spec', 'absent']]],
    ['.', [[]]],
    ['empty', []],
    // The document has nothing there.
    ['.spec.absent[]', []],
    ['.spec.replicas.more', []],
    ['.spec.absent | select(has("x"))', []],
  ])('%s selects %j', async (program, paths) => {
    expect(await ask(program)).toEqual({ paths });
  });
});

describe('without an answer:', () => {
  it.each<[string, object]>([
    [
      '.spec[',
      {
        code: 'invalid',
        message: expect.stringContaining('is no jq: syntax error'),
      },
    ],
    [
      'nonsense(.)',
      { message: expect.stringContaining('nonsense/1 is not defined') },
    ],
    ['.spec.replicas = 1', { message: 'is no path expression' }],
    ['error("x")', { message: 'ends with an error for this document' }],
    ['input', { message: 'ends with an error for this document' }],
    ['halt', { message: 'gives no paths: it ends before its time' }],
    ['halt_error', { message: 'gives no paths: it ends before its time' }],
    [
      '.spec)], [path(.metadata',
      { message: expect.stringContaining('is no jq') },
    ],
    ['$ENV | select(error(tojson))', { code: 'invalid' }],
    ['import "a" as a; .', { message: expect.stringContaining('is no jq') }],
    ['.spec\0.replicas', { code: 'invalid' }],
    ['range(6000) as $i | .spec[$i | tostring]', { code: 'too-large' }],
    ['def f: f; f', { code: 'timeout', message: 'does not end in time' }],
  ])('%s', async (program, failure) => {
    expect(await ask(program)).toMatchObject({ failure });
  });

  it.each(['[range(1e9)] | .spec', 'def f: 1 + f; f', 'repeat(.)'])(
    '%s needs too much memory',
    async program => {
      const evaluator = create({
        maxBytes: 20 * 1024 * 1024,
        timeLimit: 60_000,
      });
      expect(await ask(program, { evaluator })).toMatchObject({
        failure: { code: 'too-large' },
      });
    },
  );

  it.each([
    'halt_error(3)',
    'error(.metadata.token)',
    '.metadata.token[]',
    '.metadata | .token.x',
    'debug | halt',
    '.metadata.token | error("Invalid path expression with \\(.)")',
  ])('%s repeats nothing of the document', async program => {
    expect(JSON.stringify(await ask(program))).not.toContain('hunter2');
  });

  it('goes on with the questions after a program that does not end', async () => {
    const document = {};
    const answers = await create().answer([
      { id: 'endless', program: 'def f: f; f', document },
      { id: 'good', program: '.a', document },
    ]);
    expect(answers.get('endless')).toHaveProperty('failure');
    expect(answers.get('good')).toEqual({ paths: [['a']] });
  });

  it('does not run a program again that never ends', async () => {
    const evaluator = create({ timeLimit: 50 });
    const answers = await evaluator.answer(
      Array.from({ length: 200 }, (_, n) => ({
        id: String(n),
        program: 'def f: f; f',
        document: { n },
      })),
    );
    expect(answers.get('2')).toMatchObject({
      failure: { message: 'does not end in time' },
    });
    expect(answers.get('3')).toMatchObject({
      failure: {
        code: 'timeout',
        message: expect.stringContaining('was not evaluated'),
      },
    });
  });

  it('says so where jq does not start', async () => {
    const evaluator = create({ jqFile: '/nowhere/index.cjs' });
    expect(await ask('.a', { evaluator })).toMatchObject({
      failure: { code: 'internal' },
    });
  });
});

it('has no environment, no files and no modules of this process', async () => {
  process.env.ONEROOF_TEST_SECRET = 'x';
  expect(
    await ask('if $ENV.ONEROOF_TEST_SECRET then .leak else .none end'),
  ).toEqual({ paths: [['none']] });
  delete process.env.ONEROOF_TEST_SECRET;
  expect(await ask('include "/etc/passwd"; .')).toHaveProperty('failure');
});

it('evaluates no more than its budget allows, and comes to the rest next time', async () => {
  let time = 0;
  const evaluator = create({
    budget: 25,
    now: () => {
      time += 10;
      return time;
    },
  });
  const questions = Array.from({ length: 20 }, (_, n) => ({
    id: String(n),
    program: `.p${n}`,
    document: {},
  }));
  const countAnswered = async () =>
    [...(await evaluator.answer(questions)).values()].filter(
      answer => 'paths' in answer,
    ).length;
  const first = await countAnswered();
  const second = await countAnswered();
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThan(20);
  expect(second).toBeGreaterThan(first);
});

describe('what was answered', () => {
  const document = { a: 1 };

  /** jq is gone when the files are: what is still answered was kept. */
  async function createWithCopyOfJq(options: JqEvaluatorOptions = {}) {
    const folder = await mkdtemp(path.join(tmpdir(), 'jq-'));
    await cp(path.dirname(require.resolve('jq-wasm')), folder, {
      recursive: true,
    });
    const evaluator = create({
      ...options,
      jqFile: path.join(folder, 'index.cjs'),
    });
    return {
      evaluator,
      async takeAway() {
        await evaluator.close();
        await rm(folder, { recursive: true });
      },
    };
  }

  it('is kept by program and content', async () => {
    const { evaluator, takeAway } = await createWithCopyOfJq();
    await ask('.a', { evaluator, document });
    await takeAway();
    expect(await ask('.a', { evaluator, document: { a: 1 } })).toEqual({
      paths: [['a']],
    });
    expect(await ask('.a', { evaluator, document: { a: 2 } })).toMatchObject({
      failure: { code: 'internal' },
    });
    expect(await ask('.b', { evaluator, document })).toMatchObject({
      failure: { code: 'internal' },
    });
  });

  it('is kept for a while only where the time was too short', async () => {
    let time = 0;
    const { evaluator, takeAway } = await createWithCopyOfJq({
      now: () => time,
      timeLimit: 50,
    });
    const endless = 'def f: f; f';
    await ask(endless, { evaluator, document });
    await takeAway();
    time += 9 * 60_000;
    expect(await ask(endless, { evaluator, document })).toMatchObject({
      failure: { code: 'timeout' },
    });
    time += 2 * 60_000;
    expect(await ask(endless, { evaluator, document })).toMatchObject({
      failure: { code: 'internal' },
    });
  });
});

it('gives up when it is told to', async () => {
  const aborted = AbortSignal.abort(new Error('enough'));
  await expect(
    create().answer([{ id: 'q', program: '.a', document: {} }], aborted),
  ).rejects.toThrow('enough');
});
