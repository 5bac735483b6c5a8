export { gitopsModuleKubernetes as default } from './module';
