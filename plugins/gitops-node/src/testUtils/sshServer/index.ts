export { describeOnSshServer } from './describeOnSshServer';
export {
  startSshServer,
  type SshServer,
  type SshServerOptions,
} from './startSshServer';
