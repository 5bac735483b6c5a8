import { HostItemKind } from '@oneroof/plugin-gitops-common';
import { HostProbe } from './HostProbe';
import { commandProbe } from './kinds/commandProbe';
import { fileProbe } from './kinds/fileProbe';
import { groupProbe } from './kinds/groupProbe';
import { httpProbe } from './kinds/httpProbe';
import { kernelParameterProbe } from './kinds/kernelParameterProbe';
import { mountProbe } from './kinds/mountProbe';
import { packageProbe } from './kinds/packageProbe';
import { portProbe } from './kinds/portProbe';
import { processProbe } from './kinds/processProbe';
import { serviceProbe } from './kinds/serviceProbe';
import { userProbe } from './kinds/userProbe';

/** In the order in which things are asked about: what may hang or take long comes last, so that the rest is known. */
export const hostProbes: ReadonlyMap<HostItemKind, HostProbe> = new Map([
  ['package', packageProbe],
  ['port', portProbe],
  ['process', processProbe],
  ['kernel-param', kernelParameterProbe],
  ['user', userProbe],
  ['group', groupProbe],
  ['service', serviceProbe],
  ['file', fileProbe],
  ['mount', mountProbe],
  ['command', commandProbe],
  ['http', httpProbe],
]);
