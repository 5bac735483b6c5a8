import { Attribution } from '../../model/drift';
import { AttributionAction, attributionSentences } from './AttributionAction';
import { knownManagers, knownScalers } from './knownManagers';

/**
 * Who wrote a field and how, for people: an action to translate, and the program where the action speaks of one.
 *
 * @public
 */
export interface AttributionReason {
  action: AttributionAction;
  /** A proper name, as in `Argo CD`; the same in every language. */
  tool?: string;
}

/** Long names are a program's whole command line; nobody reads them. */
const maxToolLength = 60;

/**
 * Tells what a field manager stands for. Names are claims: whoever writes chooses the name, so this is a hint for people
 * and decides nothing.
 *
 * @public
 */
export function explainAttribution(
  by: Attribution | undefined,
): AttributionReason {
  const manager = by?.manager;
  if (!manager) {
    return { action: 'nobody' };
  }
  const scales = by.subresource === 'scale';
  const known =
    (scales ? knownScalers.get(manager) : undefined) ??
    knownManagers.get(manager);
  if (!known) {
    return {
      action: scales ? 'scaled-by' : 'set-by',
      tool: manager.slice(0, maxToolLength),
    };
  }
  const { action, tool } = known;
  return tool ? { action, tool } : { action };
}

/**
 * The same as an English sentence, for terminals and logs: `scaled by hand with kubectl`.
 *
 * @public
 */
export function attributionSentence(by: Attribution | undefined): string {
  const { action, tool = '' } = explainAttribution(by);
  return attributionSentences[action].replace('{{tool}}', () => tool);
}
