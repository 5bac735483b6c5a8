export { describeOnControlPlane } from './describeOnControlPlane';
export { findFreePorts } from './findFreePorts';
export { describeWhenFound } from './describeWhenFound';
export {
  findControlPlane,
  type ControlPlanePrograms,
} from './findControlPlane';
export {
  startControlPlane,
  type ControlPlane,
  type ControlPlaneOptions,
} from './startControlPlane';
export { requestApi, type ApiRequest } from './requestApi';
