import { KubeObject } from '../types';
import { builtInKinds } from './builtInKinds';
import { kindsOfDefinition } from './customKinds';
import { apiVersionOf, ResourceKind } from './ResourceKind';

/** The kinds that one cluster serves: the built-in ones and those of its custom resource definitions. */
export class KindRegistry {
  private readonly custom = new Map<string, ResourceKind[]>();

  all(): ResourceKind[] {
    return [...builtInKinds, ...[...this.custom.values()].flat()];
  }

  byPlural(
    group: string,
    version: string,
    plural: string,
  ): ResourceKind | undefined {
    return this.all().find(
      kind =>
        kind.group === group &&
        kind.version === version &&
        kind.plural === plural,
    );
  }

  byObject(object: {
    apiVersion: string;
    kind: string;
  }): ResourceKind | undefined {
    return this.all().find(
      kind =>
        kind.kind === object.kind && apiVersionOf(kind) === object.apiVersion,
    );
  }

  define(definition: KubeObject): void {
    this.custom.set(definition.metadata.name, kindsOfDefinition(definition));
  }

  forget(name: string): void {
    this.custom.delete(name);
  }
}
