import path from 'node:path';

/** Folder of what belongs to the machine that the portal of the tests reaches over SSH. */
export const machineDirectory = path.join(__dirname, '../../.demo-e2e-hosts');

/** Where the machine keeps its files: this machine, seen through a real sshd. */
export const machineFiles = path.join(machineDirectory, 'machine');

/** Its names in the portal. */
export const machine = {
  inventory: 'lab',
  group: 'gateways',
  host: 'gateway-1',
};
