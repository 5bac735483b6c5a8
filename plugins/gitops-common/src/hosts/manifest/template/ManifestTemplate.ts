import { JsonValue } from '../../../model/resource';
import { slotMarks } from '../../../model/yaml/slots';
import { ManifestFault } from '../ManifestFault';
import { findUsedVariables, UsedVariables } from './findUsedVariables';
import { parseTemplate } from './parseTemplate';
import { positionIn } from './positionIn';
import { exploreTemplate, TemplateWays } from './exploreTemplate';
import { orFault, TemplateFault } from './TemplateFault';

/** One file of a host manifest, ready to be written for as many hosts as there are. */
export interface ManifestTemplate {
  file: string;
  uses: UsedVariables;
  /** What it says with these variables, or why that cannot be told. */
  write(vars: {
    [key: string]: JsonValue;
  }): TemplateWays | { fault: ManifestFault };
}

const sameAs = <T>(position: T): T => position;

/** Never throws: what is wrong with a template is what each host is told. */
export function compileTemplate(file: string, text: string): ManifestTemplate {
  if (!text.includes('{{')) {
    const ways = {
      ways: [{ text, slots: [], faults: [], toSource: sameAs }],
      faults: [],
    };
    return { file, uses: new Set(), write: () => ways };
  }
  const faultOf = ({ code, message, offset }: TemplateFault) => ({
    code,
    message,
    file,
    ...positionIn(text, offset),
  });
  const parsed = orFault(() => {
    const mark = slotMarks.exec(text);
    if (mark) {
      throw new TemplateFault(
        'unsupported',
        'characters U+E000 to U+E003 must not stand in a template',
        mark.index,
      );
    }
    return parseTemplate(text);
  });
  if (parsed instanceof TemplateFault) {
    const fault = faultOf(parsed);
    return { file, uses: new Set(), write: () => ({ fault }) };
  }
  return {
    file,
    uses: findUsedVariables(parsed),
    write: vars => {
      const ways = orFault(() =>
        exploreTemplate({ nodes: parsed, text, faultOf }, vars),
      );
      return ways instanceof TemplateFault ? { fault: faultOf(ways) } : ways;
    },
  };
}
