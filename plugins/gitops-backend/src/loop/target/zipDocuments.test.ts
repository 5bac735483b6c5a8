import { gunzipSync } from 'node:zlib';
import { DescribedResource } from './describeResource';
import { zipDocuments } from './zipDocuments';

const resource = (name: string, documents?: string): DescribedResource => ({
  key: `/ConfigMap/a/${name}`,
  ref: { group: '', kind: 'ConfigMap', namespace: 'a', name },
  apiVersion: 'v1',
  sync: documents ? 'drifted' : 'in-sync',
  health: { status: 'none' },
  documents,
  hash: name,
});

describe('zipDocuments', () => {
  it('compresses the documents of each, in their order, and leaves the rest', async () => {
    const names = Array.from({ length: 9 }, (_, index) => `m${index}`);
    const zipped = await zipDocuments([
      resource('none'),
      ...names.map(name => resource(name, `{"live":"${name}"}`)),
    ]);
    expect(zipped[0]).toEqual(resource('none'));
    expect(
      zipped.slice(1).map(({ documents }) => gunzipSync(documents!).toString()),
    ).toEqual(names.map(name => `{"live":"${name}"}`));
  });
});
