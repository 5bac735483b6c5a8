export * from './HostChecker';
export * from './HostReader';
export * from './InventoryReader';
export * from './LiveReader';
export * from './Renderer';
export * from './RevisionReader';
export * from './Syncer';
