import { CompareValues, Lists } from './Lists';
import { reportUndeclared } from './reportUndeclared';
import { canonicalJson, isMap } from './values/json';

/** The server matches lists whose order it does not keep; a path can only name a position, the declared one first. */
export function comparePaired(
  { comparison, place, desired, live }: Lists<unknown>,
  compareValues: CompareValues,
  pairOf: (element: unknown) => string,
) {
  const nameOf = (element: unknown, position: number) =>
    isMap(element) ? pairOf(element) : `#${position}`;
  const partners = findPartners(desired, live, [
    // Several may bear one name: those that are the same go together first, the others in their order.
    (element, position) =>
      `${nameOf(element, position)} ${canonicalJson(element)}`,
    nameOf,
  ]);
  desired.forEach((value, position) => {
    const other = partners.get(position);
    const below = place.ofPosition({ desired: position, live: other });
    compareValues(
      comparison,
      below,
      value,
      other === undefined ? undefined : live[other],
    );
  });
  const paired = new Set(partners.values());
  live.forEach((value, position) => {
    if (!paired.has(position)) {
      reportUndeclared(comparison, place.ofPosition({ live: position }), value);
    }
  });
}

/** Live positions by declared ones. Linear, however many elements bear one name. */
function findPartners(
  desired: readonly unknown[],
  live: readonly unknown[],
  names: readonly ((element: unknown, position: number) => string)[],
): Map<number, number> {
  const partners = new Map<number, number>();
  const taken = new Set<number>();
  for (const nameOf of names) {
    const waiting = new Map<string, number[]>();
    // Backwards, so that the first one is at the end, where it is cheap to take.
    for (let position = live.length - 1; position >= 0; position -= 1) {
      if (!taken.has(position)) {
        const name = nameOf(live[position], position);
        const queue = waiting.get(name);
        if (queue) {
          queue.push(position);
        } else {
          waiting.set(name, [position]);
        }
      }
    }
    desired.forEach((element, position) => {
      if (!partners.has(position)) {
        const partner = waiting.get(nameOf(element, position))?.pop();
        if (partner !== undefined) {
          partners.set(position, partner);
          taken.add(partner);
        }
      }
    });
  }
  return partners;
}
