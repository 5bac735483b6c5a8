import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  MetricsService,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { EventEmitter, on } from 'node:events';

interface Pass {
  kind: string;
  result: string;
  seconds: number;
}

/** Hears from the backend's own metric how long each pass of its work loop took. */
export class PassLog {
  private readonly events = new EventEmitter();
  private readonly repositoryPasses: number[] = [];

  /** The metrics service that hears it; all other metrics go nowhere. */
  readonly factory = createServiceFactory({
    service: metricsServiceRef,
    deps: {},
    factory: () => this.createMetrics(),
  });

  /** Milliseconds of the next passes over targets, good ones only. */
  async nextTargetPasses(count: number): Promise<number[]> {
    const passes: number[] = [];
    for await (const [pass] of on(this.events, 'pass') as AsyncIterable<
      [Pass]
    >) {
      if (pass.kind !== 'target') {
        continue;
      }
      if (pass.result !== 'done') {
        throw new Error(`A pass over the target ended with "${pass.result}"`);
      }
      passes.push(pass.seconds * 1000);
      if (passes.length === count) {
        break;
      }
    }
    return passes;
  }

  /** Milliseconds of the longest pass over a repository so far: the one that fetched and rendered. */
  get longestRepositoryPass(): number {
    return Math.max(...this.repositoryPasses);
  }

  private hear(pass: Pass): void {
    if (pass.kind === 'repository') {
      this.repositoryPasses.push(pass.seconds * 1000);
    }
    this.events.emit('pass', pass);
  }

  private createMetrics(): MetricsService {
    const counter = { add: () => {} };
    const observable = { addCallback: () => {}, removeCallback: () => {} };
    return {
      createCounter: () => counter,
      createUpDownCounter: () => counter,
      createHistogram: name => ({
        record: (seconds, attributes) => {
          if (name === 'gitops.loop.duration') {
            this.hear({ seconds, ...attributes } as Pass);
          }
        },
      }),
      createGauge: () => ({ record: () => {} }),
      createObservableCounter: () => observable,
      createObservableUpDownCounter: () => observable,
      createObservableGauge: () => observable,
    };
  }
}
