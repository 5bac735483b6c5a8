import { useMemo } from 'react';
import { healthVerdicts, placementVerdicts } from '../model/verdicts';
import { BoardFilter } from './useBoard';
import { useUrlState } from './useUrlState';

/** Owners that one question may name; the backend takes no more. */
const ownerLimit = 50;

/** The filters of the board, as the address holds them. Words that no filter knows are left out. */
export function useBoardFilter() {
  const [params, patch] = useUrlState();
  const search = params.toString();
  const filter = useMemo<BoardFilter>(() => {
    const query = new URLSearchParams(search);
    const text = query.get('text')?.slice(0, 200);
    const owner = query.getAll('owner').slice(0, ownerLimit);
    const sync = known(query.getAll('sync'), placementVerdicts);
    const health = known(query.getAll('health'), healthVerdicts);
    return {
      ...(text && { text }),
      ...(owner.length > 0 && { owner }),
      ...(sync.length > 0 && { sync }),
      ...(health.length > 0 && { health }),
    };
  }, [search]);
  return { filter, isFiltered: Object.keys(filter).length > 0, patch };
}

function known<T extends string>(words: string[], all: readonly T[]): T[] {
  return all.filter(word => words.includes(word));
}
