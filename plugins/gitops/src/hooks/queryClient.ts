import { QueryClient } from '@tanstack/react-query';
import { GitopsApi } from '../api/GitopsApi';
import { isTransient } from '../model/errorKind';

const clients = new WeakMap<GitopsApi, QueryClient>();

/**
 * The cache of one API. Tab, card and board share it although they are separate extensions, and a portal (or a test) with
 * another API starts empty.
 */
export function queryClientOf(api: GitopsApi): QueryClient {
  let client = clients.get(api);
  if (!client) {
    client = new QueryClient({
      defaultOptions: {
        queries: {
          // Backends inside a company answer although the browser believes that it is offline.
          networkMode: 'always',
          refetchIntervalInBackground: false,
          refetchOnWindowFocus: true,
          retry: (failures, error) => failures < 1 && isTransient(error),
          retryDelay: 500,
          staleTime: 5_000,
        },
        mutations: { networkMode: 'always' },
      },
    });
    clients.set(api, client);
  }
  return client;
}
