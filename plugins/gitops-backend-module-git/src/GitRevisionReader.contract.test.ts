import { revisionReaderContract } from '@oneroof/plugin-gitops-node/testUtils';
import { createFixture } from './__testUtils__/createFixture';

// Real processes on a machine that may be busy.
jest.setTimeout(60_000);

describe('GitRevisionReader', () => {
  revisionReaderContract(async () => {
    const fixture = await createFixture();
    return {
      reader: fixture.createReader(),
      repository: fixture.location,
      absentRepository: { url: fixture.server.urlOf('absent.git') },
      commit: async commit => fixture.repository.commit(commit),
      deleteBranch: async branch => {
        fixture.repository.git('update-ref', '-d', `refs/heads/${branch}`);
      },
      countRequests: () => fixture.server.requests.length,
      dispose: () => fixture.dispose(),
    };
  });
});
