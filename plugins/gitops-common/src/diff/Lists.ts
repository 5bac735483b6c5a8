import { Comparison } from './Comparison';
import { Place } from './fields/Place';

/** How the walk goes on from an element; handed in, since maps and lists contain each other. */
export type CompareValues = (
  comparison: Comparison,
  place: Place,
  desired: unknown,
  live: unknown,
) => void;

/** Two lists at one place. */
export interface Lists<T> {
  comparison: Comparison;
  place: Place;
  desired: T[];
  live: T[];
}
