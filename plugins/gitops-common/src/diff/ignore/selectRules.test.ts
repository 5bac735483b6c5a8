import { IgnoreDifferencesRule } from '../../model/delivery';
import { KubernetesObject } from '../../model/resource';
import { coveringRule, stepIgnored } from './IgnoredHere';
import { JqAnswer } from './JqQuestion';
import { jqQuestionId, selectRules } from './selectRules';

const ref = { group: 'apps', kind: 'Deployment', namespace: 'x', name: 'web' };

const web = (spec: object = {}): KubernetesObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec,
});

function select(
  rule: Partial<IgnoreDifferencesRule>,
  jqAnswers?: Record<'desired' | 'live', JqAnswer>,
) {
  const [program = ''] = rule.jqPathExpressions ?? [];
  return selectRules([{ group: 'apps', kind: 'Deployment', ...rule }], {
    ref,
    desired: web(),
    live: web(),
    jqAnswers:
      jqAnswers &&
      new Map([
        [jqQuestionId(program, ref, 'desired'), jqAnswers.desired],
        [jqQuestionId(program, ref, 'live'), jqAnswers.live],
      ]),
  });
}

it.each([
  [{}, true],
  [{ group: '*', kind: '*' }, true],
  [{ group: undefined }, false],
  [{ name: 'worker' }, false],
  [{ name: 'we*' }, false],
  [{ namespace: 'y' }, false],
  [{ name: 'web', namespace: 'x' }, true],
  [{ name: '', namespace: '' }, true],
])('%j selects: %p', (rule, selects) => {
  const { managers } = select({ ...rule, managedFieldsManagers: ['vpa'] });
  expect(managers.has('vpa')).toBe(selects);
});

it('follows a JSON pointer with escapes to where it ends, and below', () => {
  const rule = '/metadata/annotations/a~1b~0c';
  let { ignored } = select({ jsonPointers: [rule] });
  for (const key of ['metadata', 'annotations']) {
    ignored = stepIgnored(ignored, { desired: key, live: key });
    expect(coveringRule(ignored, 'both')).toBeUndefined();
  }
  expect(stepIgnored(ignored, { desired: 'other', live: 'other' })).toBe(
    undefined,
  );
  ignored = stepIgnored(ignored, { desired: 'a/b~c', live: 'a/b~c' });
  expect(coveringRule(ignored, 'both')).toBe(`ignoreDifferences ${rule}`);
  ignored = stepIgnored(ignored, { desired: 'below', live: 'below' });
  expect(coveringRule(ignored, 'both')).toBe(`ignoreDifferences ${rule}`);
});

it('covers what stands on both sides only where an expression selects it on both', () => {
  const { ignored } = select(
    { jqPathExpressions: ['.spec | select(.paused)'] },
    { desired: { paths: [] }, live: { paths: [['spec']] } },
  );
  const spec = stepIgnored(ignored, { desired: 'spec', live: 'spec' });
  expect(coveringRule(spec, 'both')).toBeUndefined();
  expect(coveringRule(spec, 'desired')).toBeUndefined();
  expect(coveringRule(spec, 'live')).toBe(
    'ignoreDifferences .spec | select(.paused)',
  );
});

const failure: JqAnswer = {
  failure: { code: 'timeout', message: 'took longer than 1 s' },
};

it.each<
  [
    string,
    Partial<IgnoreDifferencesRule>,
    Record<'desired' | 'live', JqAnswer> | undefined,
    object,
  ]
>([
  [
    'an expression that nobody has evaluated',
    { jqPathExpressions: ['.spec'] },
    undefined,
    { code: 'not-configured' },
  ],
  [
    'an expression that failed for the live document alone',
    { jqPathExpressions: ['.spec'] },
    { desired: { paths: [] }, live: failure },
    {
      code: 'timeout',
      message: 'the ignore rule ".spec" took longer than 1 s',
    },
  ],
  [
    'a pointer that is none',
    { jsonPointers: ['spec'] },
    undefined,
    { code: 'invalid' },
  ],
])('gives the cause for %s', (_, rule, answers, cause) => {
  expect(select(rule, answers).failure).toMatchObject(cause);
});
