import { toPlacementRecord } from '../../database/operations/deliveries/toPlacementRecord';
import { hostPlacementRow, minutesAgo } from '../__testUtils__/rows';
import { explainSyncRefusal } from './explainSyncRefusal';

const columns: Parameters<typeof toPlacementRecord>[0] = {
  ...hostPlacementRow({ delivery: 'shop', environment: 'dev' }),
  repository_url: 'https://git.example.com/acme/apps.git',
  delivery_repository_url: 'https://git.example.com/acme/apps.git',
  repository_observed_at: minutesAgo(1),
  repository_cause_code: null,
  repository_cause_message: null,
  target_observed_at: minutesAgo(1),
  target_attempted_at: minutesAgo(1),
  target_cause_code: null,
  target_cause_message: null,
  target_due_at: null,
  repository_due_at: null,
  target_requested: null,
  repository_requested: null,
};

describe('explainSyncRefusal', () => {
  const explain = (
    changes: Partial<typeof columns> = {},
    repositories: string[] = ['https://git.example.com/acme/*'],
  ) =>
    explainSyncRefusal(toPlacementRecord({ ...columns, ...changes }), name =>
      name === 'dc' ? { name, repositories, checkEveryMs: 60_000 } : undefined,
    );

  it('finds no reason where all is well', () => {
    expect(explain()).toBeUndefined();
  });

  it.each<[string, Parameters<typeof explain>, RegExp]>([
    [
      'a cluster',
      [{ target_type: 'kubernetes', target_spec: '{"cluster":"eu-1"}' }],
      /such a target/,
    ],
    ['no playbook', [{ playbook: null }], /names no playbook/],
    [
      'a playbook that another version wrote otherwise',
      [{ playbook: '{"dir":"x"}' }],
      /names no playbook/,
    ],
    [
      'a target that is not allowed',
      [{ target_id: null, cause_code: 'not-allowed', cause_message: 'nope' }],
      /^nope$/,
    ],
    [
      'a target that nobody observes',
      [{ target_id: null }],
      /nothing observes its target/,
    ],
    [
      'an inventory without syncer',
      [{ target_spec: '{"inventory":"other","group":"web"}' }],
      /no adapter .* inventory "other"/,
    ],
    ['no repository that is allowed', [{}, []], /of this repository may not/],
    [
      'another repository',
      [{}, ['https://git.example.com/acme/app']],
      /of this repository may not/,
    ],
    [
      'a delivery of another repository than its playbook',
      [{ delivery_repository_url: 'https://git.example.com/rival/apps.git' }],
      /of this repository may not/,
    ],
    [
      'a delivery of a repository that is not known',
      [{ delivery_repository_url: null }, ['*']],
      /of this repository may not/,
    ],
    [
      'a repository that is not known',
      [{ repository_url: null }, ['*']],
      /of this repository may not/,
    ],
    [
      'a target that was never seen',
      [{ target_observed_at: null }],
      /not observed yet/,
    ],
    [
      'a placement that was never judged',
      [{ judged_tree: null, count_in_sync: 0 }],
      /not observed yet/,
    ],
    ['a group without hosts', [{ count_in_sync: 0 }], /"web" has no hosts/],
  ])('explains %s', (_, args, words) => {
    expect(explain(...args)).toMatch(words);
  });
});
