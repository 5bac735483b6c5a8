export * from './checkHostManifest';
export * from './isHostManifestFile';
export * from './questionsOf';
export * from './readPackageVersions';
export * from './resolveHostManifest';
export type { ResolvedHostManifest } from './ManifestResolver';
