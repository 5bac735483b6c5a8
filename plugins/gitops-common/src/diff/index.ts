export * from './CompareOptions';
export * from './compareSnapshots';
export * from './ignore/JqQuestion';
export * from './listJqQuestions';
export * from './LiveIndex';
export { maskSecrets } from './maskSecrets';
export * from './ResourceVerdict';
export * from './schema';
