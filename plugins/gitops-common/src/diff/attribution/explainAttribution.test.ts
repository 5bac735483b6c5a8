import { Attribution } from '../../model/drift';
import { attributionSentences } from './AttributionAction';
import { attributionSentence, explainAttribution } from './explainAttribution';
import { knownManagers } from './knownManagers';

it.each<[Attribution | undefined, string]>([
  [{ manager: 'kubectl', subresource: 'scale' }, 'scaled by hand with kubectl'],
  [
    { manager: 'kubectl', operation: 'Apply' },
    'applied with kubectl apply, by a person or a pipeline',
  ],
  [{ manager: 'kubectl-edit' }, 'edited by hand with kubectl'],
  [{ manager: 'kubectl-patch' }, 'patched by hand with kubectl'],
  [{ manager: 'kubectl-set' }, 'changed by hand with kubectl set'],
  [
    { manager: 'kubectl-rollout' },
    'restarted or rolled back by hand with kubectl rollout',
  ],
  [
    { manager: 'kube-controller-manager', subresource: 'scale' },
    'scaled by HorizontalPodAutoscaler',
  ],
  [{ manager: 'kube-controller-manager' }, 'set by Kubernetes itself'],
  [{ manager: 'argocd-controller', operation: 'Apply' }, 'applied by Argo CD'],
  [{ manager: 'Mozilla' }, 'changed by hand in a browser'],
  [{ manager: 'node-fetch' }, 'changed by hand with Lens (node-fetch)'],
  [
    { manager: 'Go-http-client' },
    'set by a program that gives no name (Go-http-client)',
  ],
  [{ manager: 'capacity-bot', subresource: 'scale' }, 'scaled by capacity-bot'],
  [{ manager: 'storage-autogrow' }, 'set by storage-autogrow'],
  [{ manager: '$& $1' }, 'set by $& $1'],
  [{ manager: '__proto__' }, 'set by __proto__'],
  [{ manager: 'x'.repeat(300) }, `set by ${'x'.repeat(60)}`],
  [{ operation: 'Update' }, 'nobody is recorded'],
  [undefined, 'nobody is recorded'],
])('%j: %s', (by, sentence) => {
  expect(attributionSentence(by)).toBe(sentence);
});

it.each([...knownManagers])(
  'has a tool for %s where its sentence speaks of one',
  (manager, { action }) => {
    const speaksOfOne = attributionSentences[action].includes('{{tool}}');
    expect(explainAttribution({ manager }).tool !== undefined).toBe(
      speaksOfOne,
    );
  },
);
