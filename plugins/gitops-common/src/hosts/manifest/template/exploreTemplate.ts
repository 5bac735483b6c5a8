import { JsonValue } from '../../../model/resource';
import { hostManifestLimits } from '../limits';
import { ManifestFault } from '../ManifestFault';
import { ParsedTemplate } from './ParsedTemplate';
import { ChoicePoint, runTemplate } from './runTemplate';
import { TemplateFault, TemplateLimitFault } from './TemplateFault';
import { WrittenText } from './TemplateWriter';

/** What a template says. There are several ways through it where a condition cannot be told. */
export interface TemplateWays {
  ways: readonly WrittenText[];
  /** Why there are several: all that they do not agree in cannot be told. */
  faults: readonly ManifestFault[];
}

/**
 * Writes a template; where it cannot be told what a condition or a list comes to, once for each way to go on there. So it
 * is known what hangs on it.
 *
 * @throws TemplateFault
 */
export function exploreTemplate(
  template: ParsedTemplate,
  vars: { [key: string]: JsonValue },
): TemplateWays {
  const seen = new Map<ChoicePoint, TemplateFault>();
  const waiting: Array<ReadonlySet<ChoicePoint>> = [new Set()];
  const ways: WrittenText[] = [];
  for (const others of waiting) {
    if (ways.length >= hostManifestLimits.ways) {
      throw new TemplateLimitFault('too many conditions cannot be told', 0);
    }
    const { written, unsure } = runTemplate(template, vars, others);
    ways.push(written);
    for (const [point, fault] of unsure) {
      if (!seen.has(point)) {
        seen.set(point, fault);
        waiting.push(new Set([...others, point]));
      }
    }
  }
  return { ways, faults: [...seen.values()].map(template.faultOf) };
}
