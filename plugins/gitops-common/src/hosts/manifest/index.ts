export * from './isHostManifestFile';
export * from './questionsOf';
export * from './resolveHostManifest';
export type { ResolvedHostManifest } from './ManifestResolver';
