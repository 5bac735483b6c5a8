import {
  HostFacts,
  HostItemKind,
  HostQuestion,
  HostThing,
} from '@oneroof/plugin-gitops-common';
import { hostProbes } from './hostProbes';
import { Probe } from './Probe';
import { ProbeAnswer } from './ProbeAnswer';

/** What a host has said about the things that it was asked about. Each of them has an entry, if only with a cause. */
export function readThings(
  probe: Probe,
  answer: ProbeAnswer,
): HostFacts['things'] {
  const things: Partial<
    Record<HostItemKind, { complete: boolean; byKey: Map<string, HostThing> }>
  > = {};
  const put = ({ kind, key }: HostQuestion, thing: HostThing) => {
    // Only what was asked about is listed, so of nothing else is it known that it does not exist.
    things[kind] ??= { complete: false, byKey: new Map() };
    things[kind].byKey.set(key, thing);
  };
  for (const { question, cause } of probe.refused) {
    put(question, { cause });
  }
  for (const question of probe.asked) {
    put(question, hostProbes.get(question.kind)!.read(question, answer));
  }
  return things;
}
