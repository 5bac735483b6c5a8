import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** A change of the address: absent or empty values are taken out. */
export type UrlPatch = Record<string, string | string[] | undefined>;

/**
 * State that lives in the query of the address, so that a view can be sent to a colleague. Changes replace the entry of
 * the browser's history: a filter typed letter by letter is not ten pages back.
 */
export function useUrlState(): [URLSearchParams, (patch: UrlPatch) => void] {
  const [params, setParams] = useSearchParams();
  const patchParams = useCallback(
    (patch: UrlPatch) =>
      setParams(
        present => {
          const next = new URLSearchParams(present);
          for (const [key, value] of Object.entries(patch)) {
            next.delete(key);
            [value ?? []]
              .flat()
              .filter(text => text !== '')
              .forEach(text => next.append(key, text));
          }
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  return [params, patchParams];
}
