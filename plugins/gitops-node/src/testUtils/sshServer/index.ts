export { describeOnSshServer } from './describeOnSshServer';
export { type SshServerOptions } from './SshServerOptions';
export { startSshServer, type SshServer } from './startSshServer';
