import { HostQuestion } from '@oneroof/plugin-gitops-common';

const usualSeconds = 10;
const mostSeconds = 60;

/** Whole seconds that a declared command may take; goss counts in milliseconds, ten seconds where nothing is declared. */
export function commandSeconds({ settings }: HostQuestion): number {
  const { timeout } = settings;
  return typeof timeout === 'number' && timeout > 0
    ? Math.min(mostSeconds, Math.ceil(timeout / 1000))
    : usualSeconds;
}
