import { Attribution, DriftItem, UnmanagedAddition } from '../model/drift';
import { JsonValue, KubernetesObject, ResourceRef } from '../model/resource';
import { checkDeclared } from './schema/checkDeclared';
import { fieldPathText } from './fields/FieldPath';
import { newest } from './fields/managedFields';
import { Place, Provenance } from './fields/Place';
import { coveringRule, Sides } from './ignore/IgnoredHere';
import { findKnownRule } from './known/rules/findKnownRule';
import { Warning } from './ResourceVerdict';

/** What is fixed while one object is compared. */
export interface ComparisonContext {
  readonly ref: ResourceRef;
  /** Of an API group whose kinds the tables know. */
  readonly builtIn: boolean;
  /** The server should have told more of the kind than it did, and no table makes up for that. */
  readonly lacksSchema: boolean;
  /** The server keeps what is written, and its schema tells all of its defaults. */
  readonly verbatim: boolean;
  readonly provenance: Provenance;
  /** Managers whose differences a rule ignores. */
  readonly ignoredManagers: ReadonlySet<string>;
  /** What sets the replicas of the object, in words. */
  readonly autoscaler?: string;
  /** As it stands in git. */
  readonly declared: KubernetesObject;
}

/** Collects what the walk over one object finds, and holds back what a rule covers. */
export class Comparison {
  readonly drift: DriftItem[] = [];
  readonly unmanaged: UnmanagedAddition[] = [];
  readonly ignoredBy = new Set<string>();
  readonly warnings: Warning[] = [];
  /** Paths of which nobody can say without the schema whether they differ. */
  readonly undecided: string[] = [];
  /** Why the server would refuse the declared object. */
  refusal?: string;

  constructor(readonly context: ComparisonContext) {}

  /** Whether a rule covers the whole place. Says so only where there is a difference to cover. */
  covers(place: Place, sides: Sides, differs: () => boolean): boolean {
    return this.coversBy(
      coveringRule(place.ignored, sides) ?? this.autoscalerRule(place),
      differs,
    );
  }

  /** The same for a rule that is known to cover the place, if there is one. */
  coversBy(rule: string | undefined, differs: () => boolean): boolean {
    if (rule === undefined) {
      return false;
    }
    if (differs()) {
      this.ignoredBy.add(rule);
    }
    return true;
  }

  /** Whether anything differs, be it covered or not. */
  get hasDifferences(): boolean {
    return this.drift.length > 0 || this.ignoredBy.size > 0;
  }

  /** For a walk that finds out what would be found without rules. */
  withoutRules(): Comparison {
    return new Comparison({ ...this.context, autoscaler: undefined });
  }

  /** Takes over what another walk over the same object has found. */
  take(other: Comparison) {
    this.drift.push(...other.drift);
    this.unmanaged.push(...other.unmanaged);
    this.warnings.push(...other.warnings);
    other.ignoredBy.forEach(rule => this.ignoredBy.add(rule));
    this.refusal ??= other.refusal;
    this.undecided.push(...other.undecided);
  }

  change(place: Place, desired: unknown, live: unknown) {
    this.record(place, { op: 'change', desired, live });
  }

  add(place: Place, desired: unknown) {
    this.record(place, { op: 'add', desired });
  }

  remove(place: Place, live: unknown) {
    this.record(place, { op: 'remove', live });
  }

  addition(place: Place, live: unknown, by: Attribution | undefined) {
    const manager = by?.manager;
    if (manager !== undefined && this.context.ignoredManagers.has(manager)) {
      return;
    }
    this.unmanaged.push({
      path: fieldPathText(place.path),
      live: live as JsonValue,
      ...(by ? { by } : {}),
    });
  }

  warn(code: Warning['code'], message: string) {
    this.warnings.push({ code, message });
  }

  private record(
    place: Place,
    found: { op: DriftItem['op']; desired?: unknown; live?: unknown },
  ) {
    if (found.op !== 'add') {
      for (const { entry } of place.owners) {
        const { manager } = entry.attribution;
        if (
          manager !== undefined &&
          this.context.ignoredManagers.has(manager)
        ) {
          this.ignoredBy.add(`fields of the manager ${manager}`);
          return;
        }
      }
    }
    if (found.op !== 'remove') {
      this.check(place, found.desired);
    }
    const path = fieldPathText(place.path);
    const known = findKnownRule(this.context.ref, path, {
      ...found,
      managers: () =>
        place.owners.map(({ entry }) => entry.attribution.manager ?? ''),
      declared: this.context.declared,
    });
    if (known !== undefined) {
      this.ignoredBy.add(known);
      return;
    }
    const by =
      found.op === 'add' ? undefined : newest(place.owners)?.entry.attribution;
    this.drift.push({
      path,
      ...(found as Pick<DriftItem, 'op' | 'desired' | 'live'>),
      ...(by ? { by } : {}),
    });
  }

  leaveOpen(place: Place) {
    this.undecided.push(fieldPathText(place.path));
  }

  private check(place: Place, desired: unknown) {
    if (!place.schema) {
      return;
    }
    const faults = checkDeclared(place.schema, desired, place.path);
    this.refusal ??= faults.refusal;
    for (const path of faults.unknownFields) {
      this.warn(
        'unknown-field',
        `${this.context.ref.kind} has no field ${path}`,
      );
    }
  }

  private autoscalerRule(place: Place): string | undefined {
    return this.context.autoscaler !== undefined &&
      place.field === 'replicas' &&
      place.parentField === 'spec' &&
      fieldPathText(place.path) === '.spec.replicas'
      ? this.context.autoscaler
      : undefined;
  }
}
