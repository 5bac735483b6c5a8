export { gitopsModuleAnsible as default } from './module';
