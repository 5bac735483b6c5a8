export { gitopsModuleSsh as default } from './module';
