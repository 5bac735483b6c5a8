import { MatchFunction } from './Outcome';

export const meetsSemverConstraint: MatchFunction = () => ({
  unjudged: 'semver-constraint is not judged',
});
