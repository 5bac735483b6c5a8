import { Cause } from '../../../model/cause';
import { nameOfTask } from './nameOfTask';
import { TaskResult } from './TaskResult';

/** Messages of tools may hold anything, so they are told in words of this list only. */
const knownTroubles: Array<[RegExp, Cause['code'], string]> = [
  [
    /host key verification failed|host identification has changed/i,
    'unreachable',
    'its host key is not the known one',
  ],
  [
    /permission denied|authentication fail|invalid\/incorrect password/i,
    'unauthorized',
    'it refused the login',
  ],
  [
    /could not resolve|name or service not known|nodename nor servname/i,
    'unreachable',
    'its address is not known',
  ],
  [/connection refused/i, 'unreachable', 'it refused the connection'],
  [/timed out|timeout/i, 'timeout', 'it did not answer in time'],
  [
    /no route to host|network is unreachable/i,
    'unreachable',
    'there is no route to it',
  ],
];

/** Why a host could not be reached. */
export function describeUnreachable(result: TaskResult | undefined): Cause {
  const message = typeof result?.msg === 'string' ? result.msg : '';
  const [, code, words] = knownTroubles.find(([pattern]) =>
    pattern.test(message.slice(0, 10_000)),
  ) ?? [undefined, 'unreachable' as const, undefined];
  return {
    code,
    message: `the host could not be reached${words ? `: ${words}` : ''}`,
  };
}

/** That a task failed, and which. */
export function describeFailure(task: string | undefined): Cause {
  const name = task === undefined ? 'a task' : `the task "${nameOfTask(task)}"`;
  return {
    code: 'partial',
    message: `${name} failed, so the host was not checked to the end`,
  };
}
