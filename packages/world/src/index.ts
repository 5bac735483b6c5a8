export * from './controlPlane';
