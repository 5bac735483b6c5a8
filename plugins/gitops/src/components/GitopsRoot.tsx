import { useApi } from '@backstage/frontend-plugin-api';
import { QueryClientProvider } from '@tanstack/react-query';
import { ReactNode } from 'react';
import { gitopsApiRef } from '../api/GitopsApi';
import { queryClientOf } from '../hooks/queryClient';
import styles from './GitopsRoot.module.css';

/** What every page of the plugin stands in: the cache of its API, and colours that can be read. */
export function GitopsRoot({ children }: { children: ReactNode }) {
  const client = queryClientOf(useApi(gitopsApiRef));
  return (
    <QueryClientProvider client={client}>
      <div className={styles.inherited}>
        <div className={styles.root}>{children}</div>
      </div>
    </QueryClientProvider>
  );
}
