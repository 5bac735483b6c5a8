/** Names under which kustomize finds the file that describes a folder, in its order. */
export const kustomizationFileNames: readonly string[] = [
  'kustomization.yaml',
  'kustomization.yml',
  'Kustomization',
];
