import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findFreePorts } from './findFreePorts';
import { ControlPlanePrograms } from './findControlPlane';
import { Program, startProgram } from './startProgram';

/** Starts the controller manager and the scheduler of a control plane whose API server is ready. */
export async function startControllers(
  found: ControlPlanePrograms,
  options: { directory: string; kubeconfig: string },
): Promise<Program[]> {
  const { controllerManager, scheduler } = found;
  if (!controllerManager || !scheduler) {
    throw new Error(
      'There is no kube-controller-manager or kube-scheduler in KUBEBUILDER_ASSETS',
    );
  }
  const { directory, kubeconfig } = options;
  const ports = await findFreePorts(2);
  const own = [
    [`--service-account-private-key-file=${join(directory, 'sa.key')}`],
    [],
  ];
  return Promise.all(
    [controllerManager, scheduler].map(async (path, index) =>
      startProgram({
        name: index === 0 ? 'kube-controller-manager' : 'kube-scheduler',
        path,
        directory,
        args: [
          `--kubeconfig=${kubeconfig}`,
          '--bind-address=127.0.0.1',
          `--secure-port=${ports[index]}`,
          `--cert-dir=${join(directory, 'certs')}`,
          '--leader-elect=false',
          ...own[index],
          ...(await closeInsecurePort(path)),
        ],
      }),
    ),
  );
}

/** Until 1.23 these programs also listen without TLS, on all addresses; later ones do not know the option. */
async function closeInsecurePort(path: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)(path, ['--version']);
  const minor = /v1\.(\d+)/.exec(stdout)?.[1];
  return minor !== undefined && Number(minor) < 24 ? ['--port=0'] : [];
}
