export * from './CompareOptions';
export * from './compareSnapshots';
export * from './LiveIndex';
export { maskSecrets } from './maskSecrets';
export * from './ResourceVerdict';
