import { FieldSchema } from '../../model/kindSchema';
import { KubernetesObject } from '../../model/resource';
import { lastAppliedOf } from '../secretData';
import { JsonMap } from '../values/json';
import { Owner, readOwners } from './managedFields';
import { Provenance } from './Place';

/** Who put what into a live object, as far as the object tells. Read once, and only if anybody asks. */
export class ObjectProvenance implements Provenance {
  private knownOwners: readonly Owner[] | undefined;
  private knownLastApplied: { document: JsonMap | undefined } | undefined;

  constructor(
    private readonly live: KubernetesObject,
    private readonly options: {
      /** Field manager that applies from git, where the delivery names it. */
      applier: string | undefined;
      /** What the server makes of a document of this kind. */
      effective: (document: JsonMap) => JsonMap;
      schema: FieldSchema | undefined;
    },
  ) {}

  get schema(): FieldSchema | undefined {
    return this.options.schema;
  }

  owners(): readonly Owner[] {
    this.knownOwners ??= readOwners(this.live, this.options.applier);
    return this.knownOwners;
  }

  lastApplied(): JsonMap | undefined {
    this.knownLastApplied ??= { document: this.readLastApplied() };
    return this.knownLastApplied.document;
  }

  private readLastApplied(): JsonMap | undefined {
    const document = lastAppliedOf(this.live);
    return document && this.options.effective(document);
  }
}
