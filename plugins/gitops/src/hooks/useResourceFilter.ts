import { useMemo } from 'react';
import { ResourceQuery, ResourceSync } from '../api/queries';
import { resourceVerdicts } from '../model/verdicts';
import { useTypedText } from './useTypedText';
import { useUrlState } from './useUrlState';

/** Parts of the address that choose resources. They belong to one placement: whoever leaves it clears them. */
export const noResourceFilter = {
  verdict: undefined,
  text: undefined,
  differs: undefined,
};

/** What the backend takes as the id of a difference. */
const differenceId = /^[0-9a-f]{12}$/;

/** Which resources of a placement are shown, as the address holds it. */
export function useResourceFilter() {
  const [params, patch] = useUrlState();
  const sync = resourceVerdicts.find(item => item === params.get('verdict'));
  const text = params.get('text')?.slice(0, 200) ?? '';
  const differsParam = params.get('differs') ?? '';
  const differs = differenceId.test(differsParam) ? differsParam : undefined;
  const [typedText, setTypedText] = useTypedText(text, value =>
    patch({ text: value }),
  );
  const filter = useMemo<Omit<ResourceQuery, 'cursor' | 'limit'>>(
    () => ({
      ...(sync && { sync: [sync] as ResourceSync[] }),
      ...(text && { text }),
      ...(differs && { differs }),
    }),
    [sync, text, differs],
  );
  return {
    filter,
    sync,
    differs,
    isFiltered: Object.keys(filter).length > 0,
    typedText,
    setTypedText,
    clear: () => {
      setTypedText('');
      patch(noResourceFilter);
    },
  };
}
