export * from './compareSnapshots';
export * from './ResourceVerdict';
