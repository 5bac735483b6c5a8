import { describeWhenFound } from '@oneroof/plugin-gitops-node/testUtils';

/** Connection as knex takes it. */
export interface PostgresConnection {
  host: string;
  port: number;
  user: string;
  password: string;
}

const variable = 'BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING';

/** `describe` for tests that need a real PostgreSQL, found where Backstage's own tests look for it. */
export function describeOnPostgres(
  name: string,
  tests: (connection: PostgresConnection) => void,
): void {
  const url = process.env[variable];
  const missing = `PostgreSQL: set ${variable} to the URL of one in which databases may be created`;
  describeWhenFound(name, url ? undefined : missing, () =>
    tests(parse(new URL(url ?? 'postgres://localhost'))),
  );
}

function parse(url: URL): PostgresConnection {
  return {
    host: url.hostname,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  };
}
