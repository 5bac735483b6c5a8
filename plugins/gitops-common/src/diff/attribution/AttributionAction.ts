/**
 * What somebody did to a live field, as far as `managedFields` tells. `{{tool}}` stands for the program.
 *
 * @public
 */
export const attributionSentences = {
  'edited-by-hand': 'edited by hand with {{tool}}',
  'patched-by-hand': 'patched by hand with {{tool}}',
  'scaled-by-hand': 'scaled by hand with {{tool}}',
  'rolled-by-hand': 'restarted or rolled back by hand with {{tool}}',
  'created-by-hand': 'created by hand with {{tool}}',
  'changed-by-hand': 'changed by hand with {{tool}}',
  'changed-in-browser': 'changed by hand in a browser',
  'applied-with': 'applied with {{tool}}, by a person or a pipeline',
  'applied-from-git': 'applied by {{tool}}',
  'set-before-apply': 'set before the first server-side apply',
  autoscaled: 'scaled by {{tool}}',
  injected: 'injected by {{tool}}',
  'set-by-controller': 'set by {{tool}}',
  'set-by-control-plane': 'set by Kubernetes itself',
  'set-by-nameless': 'set by a program that gives no name ({{tool}})',
  'scaled-by': 'scaled by {{tool}}',
  'set-by': 'set by {{tool}}',
  nobody: 'nobody is recorded',
} as const;

/** @public */
export type AttributionAction = keyof typeof attributionSentences;
