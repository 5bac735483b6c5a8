import { parsePath } from './FieldPath';
import { Mutation } from './Mutation';
import { isCustom, Sample } from './Sample';

/** Whether a mutation has nothing to do with those before it in a list. */
export function apartIn(sample: Sample) {
  // Old servers know one owner for each list of a custom resource.
  const lists = isCustom(sample) ? 'whole' : 'by item';
  return (mutation: Mutation, index: number, all: Mutation[]) =>
    all.slice(0, index).every(
      other =>
        !isBelow(other.path, mutation.path, lists) &&
        !isBelow(mutation.path, other.path, lists) &&
        // What an operator applied before and does not apply again, it gives up.
        !(isOfOperator(other) && isOfOperator(mutation)),
    );
}

function isOfOperator(mutation: Mutation): boolean {
  return (
    mutation.what === 'shared' ||
    mutation.what === 'git-removal-of-shared' ||
    (mutation.what === 'live-value' && mutation.hand === 'shop-operator')
  );
}

/** Whether a path is at or below another one; what has one owner as a whole, as selectors have, is one thing. */
function isBelow(
  path: string,
  above: string,
  lists: 'whole' | 'by item',
): boolean {
  const steps = parsePath(path).map(step => JSON.stringify(step));
  const whole = parsePath(above);
  const end = whole.findIndex(
    (step, index) =>
      (!('key' in step) && !(lists === 'by item' && 'where' in step)) ||
      /elector"\}$/.test(JSON.stringify(whole[index - 1] ?? '')),
  );
  return whole
    .slice(0, end < 0 ? undefined : end)
    .every((step, i) => steps[i] === JSON.stringify(step));
}
