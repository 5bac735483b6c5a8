export * from './compareVersions';
export * from './isVersion';
