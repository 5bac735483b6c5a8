import { TestDatabases } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
} from '@backstage/plugin-permission-node';
import { environmentResourceType } from '@oneroof/plugin-gitops-common';
import { Knex } from 'knex';
import { migrate } from '../../http/__testUtils__/migrate';
import { environmentRow } from '../../http/__testUtils__/rows';
import { seed } from '../../http/__testUtils__/seed';
import {
  environmentConditions,
  environmentRules,
} from '../../http/permissions/environmentRules';
import { listEnvironments } from '../operations/environments/listEnvironments';
import { EnvironmentAccess, EnvironmentFilter } from './EnvironmentAccess';

const databases = TestDatabases.create({ ids: ['POSTGRES_15', 'SQLITE_3'] });
const { isEnvironment, hasTier, isOwnedBy } = environmentConditions;
const rules = Object.values(environmentRules);

const environments = [
  environmentRow({ name: 'dev' }),
  environmentRow({ name: 'qa', tier: 'testing' }),
  environmentRow({ name: 'eu', tier: 'production' }),
  environmentRow({
    name: 'us',
    tier: 'production',
    owner_ref: 'group:default/us',
  }),
];

const us = isOwnedBy({ claims: ['group:default/us', "x' or '1'='1"] });
const production = hasTier({ tiers: ['production'] });
const named = isEnvironment({ names: ['dev', 'unheard-of', '%'] });
const nobody = isOwnedBy({ claims: [] });

const examples: Array<{
  name: string;
  criteria: PermissionCriteria<
    PermissionCondition<typeof environmentResourceType>
  >;
  expected: string[];
}> = [
  { name: 'names', criteria: named, expected: ['dev'] },
  { name: 'tiers', criteria: production, expected: ['eu', 'us'] },
  { name: 'owners', criteria: us, expected: ['us'] },
  { name: 'nothing', criteria: nobody, expected: [] },
  {
    name: 'not nothing',
    criteria: { not: nobody },
    expected: ['dev', 'qa', 'eu', 'us'],
  },
  {
    name: 'all of',
    criteria: { allOf: [production, us] },
    expected: ['us'],
  },
  {
    name: 'any of',
    criteria: { anyOf: [named, us] },
    expected: ['dev', 'us'],
  },
  {
    name: 'deep ones',
    criteria: {
      anyOf: [
        { allOf: [production, { not: us }] },
        { not: { anyOf: [production, named] } },
      ],
    },
    expected: ['qa', 'eu'],
  },
];

describe.each(databases.eachSupportedId())(
  'whereEnvironmentAllowed, %p',
  id => {
    let knex: Knex;

    beforeAll(async () => {
      knex = await migrate(await databases.init(id));
      await seed(knex, { environments });
    }, 60_000);

    const names = async (access: EnvironmentAccess) =>
      (await listEnvironments(knex, access)).map(({ name }) => name);

    it.each(examples)(
      'gives for $name what the rules give for each environment',
      async ({ criteria, expected }) => {
        const applies = createConditionAuthorizer(rules);
        const one = environments
          .filter(({ name, tier, owner_ref: owner }) =>
            applies(
              {
                result: AuthorizeResult.CONDITIONAL,
                pluginId: 'gitops',
                resourceType: environmentResourceType,
                conditions: criteria,
              },
              { name, tier, owner },
            ),
          )
          .map(({ name }) => name);
        expect(one).toEqual(expected);
        const access = createConditionTransformer(rules)(criteria);
        expect(
          await names(access as PermissionCriteria<EnvironmentFilter>),
        ).toEqual(expected);
      },
    );

    it.each([
      { access: 'all' as const, expected: ['dev', 'qa', 'eu', 'us'] },
      { access: 'none' as const, expected: [] },
    ])('gives for $access $expected', async ({ access, expected }) => {
      expect(await names(access)).toEqual(expected);
    });

    it.each(['spec', 'constructor', '__proto__', 'name) or (1=1'])(
      'refuses a rule that asks for %p',
      async property => {
        const access = {
          property,
          values: ['x'],
        } as unknown as EnvironmentAccess;
        await expect(names(access)).rejects.toThrow('unknown property');
      },
    );
  },
);
