import { setTimeout as pause } from 'node:timers/promises';

const limitMs = 100_000;
const pollMs = 100;

/**
 * Asks again and again until something is so. An error counts as "not yet", and its words are told when time runs out.
 */
export async function waitUntil(
  what: string,
  check: () => Promise<boolean>,
): Promise<void> {
  const deadline = Date.now() + limitMs;
  let reason = 'it never was so';
  while (Date.now() < deadline) {
    try {
      if (await check()) {
        return;
      }
    } catch (error) {
      reason = (error as Error).message;
    }
    await pause(pollMs);
  }
  throw new Error(`Waited ${limitMs / 1000} s until ${what}: ${reason}`);
}
